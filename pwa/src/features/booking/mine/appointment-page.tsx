import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AppointmentFacts } from './appointment-facts.tsx'
import { CalendarAct } from './calendar-act.tsx'
import { CancelSheet } from './cancel-sheet.tsx'
import { StatusChip } from './status-chip.tsx'

/** One appointment: what it is, and what can still be done with it. */
export function AppointmentPage() {
  const appointmentId = useParam('appointmentId')
  const { messages, formats } = useWords()
  const { appointments } = messages
  const row = appointmentOperations['appointments.read']
  const person = usePerson()
  const one = useOffice(row, { params: { appointmentId } }, { kept: true, enabled: person !== null })
  const titleOf = ({ scheduledDate, centre: { timeZone } }: AppointmentAtCentre) =>
    appointments.one(formats.longDayIn(scheduledDate, timeZone), formats.timeIn(scheduledDate, timeZone))
  const title = one.data ? titleOf(one.data) : appointments.single
  return (
    <Page title={title} back={<Back />}>
      <RequirePerson why={appointments.why}>
        <Answered of={one}>{(appointment) => <One appointment={appointment} />}</Answered>
      </RequirePerson>
    </Page>
  )
}

function Back() {
  const { appointments } = useWords().messages
  return (
    <Link className="link-back" to="/appointments">
      <Icon name="back" />
      {appointments.title}
    </Link>
  )
}

const One = ({ appointment }: { appointment: AppointmentAtCentre }) => (
  <>
    <section className="card">
      <div>
        <StatusChip status={appointment.status} />
      </div>
      <CalledOff appointment={appointment} />
      <AppointmentFacts appointment={appointment} />
    </section>
    <Acts appointment={appointment} />
  </>
)

/** What became of the money of what was called off. */
function CalledOff({ appointment: { cancellation, price } }: { appointment: AppointmentAtCentre }) {
  const { messages, formats } = useWords()
  const { appointments } = messages
  if (!cancellation) return null
  const { feeMinor, refundMinor } = cancellation
  const amount = (amountMinor: number) => formats.money({ amountMinor, currency: price?.currency ?? 'EUR' })
  const words = () => {
    if (feeMinor > 0) return appointments.cancelledFee(amount(feeMinor), amount(refundMinor))
    return refundMinor > 0 ? appointments.cancelledBack(amount(refundMinor)) : appointments.cancelledFree
  }
  return <p>{words()}</p>
}

const changeable = ['pending', 'confirmed']

function Acts({ appointment }: { appointment: AppointmentAtCentre }) {
  const { appointments } = useWords().messages
  const [cancels, setCancels] = useState(false)
  const { appointmentId, status } = appointment
  const params = { appointmentId }
  if (!changeable.includes(status))
    return (
      <div>
        <Link className="btn" to="/book">
          {appointments.bookedAgain}
        </Link>
      </div>
    )
  return (
    <div className="cluster">
      {status === 'pending' && (
        <Link className="btn btn-primary" to="/book/pay/$appointmentId" params={params}>
          {appointments.payNow}
        </Link>
      )}
      {status === 'confirmed' && <CalendarAct appointment={appointment} />}
      <Link className="btn" to="/appointments/$appointmentId/move" params={params}>
        {appointments.move}
      </Link>
      <Button onClick={() => setCancels(true)}>{appointments.cancel}</Button>
      {cancels && <CancelSheet appointment={appointment} onClose={() => setCancels(false)} />}
    </div>
  )
}
