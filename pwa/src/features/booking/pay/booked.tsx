import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import type { Payment } from '@sac/contracts/http/payments'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AppointmentFacts } from '../mine/appointment-facts.tsx'
import { CalendarAct } from '../mine/calendar-act.tsx'
import { lacksReceipt } from '../model/pay-step.ts'

/** Its number, or that it will come; nothing where nothing was paid here. */
const receiptWords = (payment: Payment | null, soon: string): string | undefined =>
  lacksReceipt(payment) ? soon : payment?.invoice?.number

/** The moment: it is booked, this is it, and what comes next. */
export function Booked({ appointment, payment }: { appointment: AppointmentAtCentre; payment: Payment | null }) {
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
        <AppointmentFacts appointment={appointment} receipt={receiptWords(payment, booking.receiptSoon)} />
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
