import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { Answered } from '#api/answered.tsx'
import { More } from '#api/more.tsx'
import { usePages } from '#api/use-pages.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { isComing } from './is-coming.ts'
import { StatusChip } from './status-chip.tsx'
import { Waiting } from './waiting.tsx'

/** Everything a customer has booked: what is to come, then what was. */
export function AppointmentsPage() {
  const { appointments } = useWords().messages
  return (
    <Page title={appointments.title}>
      <RequirePerson why={appointments.why}>
        <Mine />
      </RequirePerson>
    </Page>
  )
}

function Mine() {
  const mine = usePages(appointmentOperations['appointments.mine'], { query: {} }, { kept: true })
  return (
    <>
      <Waiting />
      <Answered of={mine}>{(pages) => <Lists of={pages.flatMap(({ appointments }) => appointments)} />}</Answered>
      <More of={mine} />
    </>
  )
}

function Lists({ of: all }: { of: AppointmentAtCentre[] }) {
  const { appointments } = useWords().messages
  const coming = all.filter(isComing).toSorted((one, two) => one.scheduledDate.localeCompare(two.scheduledDate))
  const past = all.filter((one) => !isComing(one))
  if (all.length === 0) return <None />
  return (
    <>
      {coming.length > 0 && <List title={appointments.coming} of={coming} />}
      {past.length > 0 && <List title={appointments.past} of={past} />}
    </>
  )
}

function List({ title, of }: { title: string; of: AppointmentAtCentre[] }) {
  return (
    <section className="stack stack-tight">
      <h2>{title}</h2>
      {of.map((one) => (
        <Row key={one.appointmentId} appointment={one} />
      ))}
    </section>
  )
}

function Row({ appointment }: { appointment: AppointmentAtCentre }) {
  const { messages, formats } = useWords()
  const { appointmentId, vehicle, kind, scheduledDate, status, centre } = appointment
  const zone = centre.timeZone
  return (
    <Link className="card" to="/appointments/$appointmentId" params={{ appointmentId }}>
      <div className="spread wraps">
        <Plate>{vehicle.plate}</Plate>
        <StatusChip status={status} />
      </div>
      <p>
        <strong>{formats.list([formats.longDayIn(scheduledDate, zone), formats.timeIn(scheduledDate, zone)])}</strong>
        <br />
        <span className="quiet">{messages.home.kinds[kind]}</span>
      </p>
    </Link>
  )
}

function None() {
  const { appointments, home } = useWords().messages
  return (
    <div className="card">
      <h2>{appointments.none}</h2>
      <p className="quiet">{appointments.noneText}</p>
      <div>
        <Link className="btn btn-primary" to="/book">
          {home.book}
        </Link>
      </div>
    </div>
  )
}
