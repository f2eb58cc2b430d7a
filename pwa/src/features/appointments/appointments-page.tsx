import type { Appointment } from '@sac/contracts/http/bookings'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { Answered } from '#customer/answered.tsx'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { useCentres } from '#customer/use-centres.ts'
import { useOffice } from '#customer/use-office.ts'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { isComing } from './is-coming.ts'
import { StatusChip } from './status-chip.tsx'

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
  const mine = useOffice(appointmentOperations['appointments.mine'], { query: {} }, { kept: true })
  return <Answered of={mine}>{({ appointments }) => <Lists of={appointments} />}</Answered>
}

function Lists({ of: all }: { of: Appointment[] }) {
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

function List({ title, of }: { title: string; of: Appointment[] }) {
  return (
    <section className="stack stack-tight">
      <h2>{title}</h2>
      {of.map((one) => (
        <Row key={one.appointmentId} appointment={one} />
      ))}
    </section>
  )
}

function Row({ appointment }: { appointment: Appointment }) {
  const { messages, formats } = useWords()
  const { vehicle, kind, scheduledDate, status, centreId } = appointment
  const centre = useCentres().data?.centres.find((one) => one.centreId === centreId)
  const zone = centre?.timeZone ?? 'UTC'
  return (
    <article className="card">
      <div className="spread">
        <Plate>{vehicle.plate}</Plate>
        <StatusChip status={status} />
      </div>
      <p>
        <strong>
          {formats.longDayIn(scheduledDate, zone)}, {formats.timeIn(scheduledDate, zone)}
        </strong>
        <br />
        <span className="quiet">{messages.home.kinds[kind]}</span>
      </p>
    </article>
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
