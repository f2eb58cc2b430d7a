import type { Appointment } from '@sac/contracts/http/bookings'
import type { Payment } from '@sac/contracts/http/payments'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AppointmentFacts } from '../mine/appointment-facts.tsx'
import { CalendarAct } from '../mine/calendar-act.tsx'

/** The moment: it is booked, this is it, and what comes next. */
export function Booked({ appointment, payment }: { appointment: Appointment; payment: Payment | null }) {
  const { messages, formats } = useWords()
  const { booking } = messages
  const { price, appointmentId } = appointment
  const amount = price && formats.money(price)
  const words = payment?.status === 'completed' ? booking.bookedPaid : booking.bookedToPay
  return (
    <Page
      title={booking.bookedTitle}
      heading={
        <span className="moment">
          <span className="moment-mark">
            <Icon name="check" />
          </span>
          {booking.bookedTitle}
        </span>
      }
      lead={
        <>
          {amount && words(amount)} {booking.bookedMail}
        </>
      }
    >
      <section className="card">
        <AppointmentFacts appointment={appointment} receipt={payment?.invoice?.number} />
      </section>
      <div className="cluster">
        <Link className="btn btn-primary" to="/appointments/$appointmentId" params={{ appointmentId }}>
          {booking.toAppointment}
        </Link>
        <CalendarAct appointment={appointment} />
      </div>
    </Page>
  )
}
