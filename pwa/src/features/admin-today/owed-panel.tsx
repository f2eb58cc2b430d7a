import type { Board } from '@sac/contracts/http/board'
import type { DeviceReport } from '@sac/contracts/http/devices'
import type { DayInspection } from '@sac/contracts/http/inspection-day'
import { Link } from '#admin/link.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Bar } from './bar.tsx'
import { type Shown, useStaff } from './today-data.ts'

/** What is under way, as bars that fill. */
export function RunningPanel({ of: { inspections, board } }: { of: Shown }) {
  const words = useWords().messages.today
  const running = inspections.filter(({ status }) => status === 'in-progress')
  return (
    <section className="side-panel" aria-labelledby="running">
      <h2 id="running">{words.running}</h2>
      {running.length === 0 && <p className="quiet">{words.nothingRunning}</p>}
      <ul>
        {running.map((one) => (
          <RunningRow key={one.inspectionId} of={one} board={board} />
        ))}
      </ul>
    </section>
  )
}

function RunningRow({ of, board: { appointments, centre } }: { of: DayInspection; board: Board }) {
  const { messages, formats } = useWords()
  const { today: words, inspections } = messages
  const { nameOf } = useStaff()
  const booking = appointments.find(({ inspectionId }) => inspectionId === of.inspectionId)
  const bay = booking?.bay ?? words.withoutBooking
  const heard = of.heardAt && words.heard(formats.moment(of.heardAt, centre.timeZone))
  return (
    <li>
      <span className="side-line">
        <Link to="/inspections/$inspectionId" params={{ inspectionId: of.inspectionId }}>
          {of.plate ? <Plate>{of.plate}</Plate> : inspections.noPlate}
        </Link>
        <bdi className="quiet">{bay}</bdi>
      </span>
      {of.progress && <Bar of={of.progress} />}
      <span className="quiet small">{formats.list([nameOf(of.inspectorId), heard])}</span>
    </li>
  )
}

type OwedProps = { devices: readonly DeviceReport[]; of: Shown }

/** What has not arrived, of which device and person, and since when. */
export function OwedPanel({ devices, of: { board, inspections } }: OwedProps) {
  const words = useWords().messages.today
  const begun = new Set(inspections.map(({ inspectionId }) => inspectionId))
  const notBegun = board.appointments.filter((one) => one.status === 'checked-in' && !begun.has(one.inspectionId))
  return (
    <section className="side-panel" aria-labelledby="owed">
      <h2 id="owed">{words.owed}</h2>
      {devices.length + notBegun.length === 0 && <p className="quiet">{words.nothingOwed}</p>}
      <ul>
        {devices.map((device) => (
          <OwedRow key={device.deviceId} of={device} />
        ))}
        {notBegun.map(({ appointmentId, vehicle, inspectorId }) => (
          <NotBegunRow key={appointmentId} plate={vehicle.plate} inspectorId={inspectorId} />
        ))}
      </ul>
    </section>
  )
}

function OwedRow({ of }: { of: DeviceReport }) {
  const { messages, formats } = useWords()
  const words = messages.today
  const { nameOf } = useStaff()
  const moment = (at: string) => formats.list([formats.day(at), formats.time(at)])
  return (
    <li>
      <span className="side-line">
        <strong>
          <bdi>{of.name}</bdi>
        </strong>
        <bdi className="quiet">{nameOf(of.inspectorId)}</bdi>
      </span>
      <span className="tabular">
        {formats.list([
          of.eventsOwed > 0 && words.owedLines(formats.number(of.eventsOwed)),
          of.photosOwed > 0 && words.owedPhotos(formats.number(of.photosOwed)),
          of.owedSince && words.since(moment(of.owedSince)),
        ])}
      </span>
      <span className="quiet small">
        {of.lastContactAt ? words.contact(moment(of.lastContactAt)) : words.noContact}
      </span>
    </li>
  )
}

function NotBegunRow({ plate, inspectorId }: { plate: string; inspectorId: string | null }) {
  const words = useWords().messages.today
  const { nameOf } = useStaff()
  return (
    <li>
      <span className="side-line">
        <Plate>{plate}</Plate>
        <bdi className="quiet">{nameOf(inspectorId)}</bdi>
      </span>
      <span className="small">{words.notBegun}</span>
    </li>
  )
}
