import type { Payment } from '@sac/contracts/http/payments'
import { Link } from '#customer/link.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'

/** The time is not held any more; what was chosen is still here. */
export function NotBooked({ why }: { why: 'expired' | 'cancelled' }) {
  const { booking } = useWords().messages
  const isExpired = why === 'expired'
  return (
    <Page
      title={isExpired ? booking.expiredTitle : booking.cancelledTitle}
      lead={isExpired ? booking.expiredText : undefined}
    >
      <div className="cluster">
        <Link className="btn btn-primary" to="/book">
          {booking.expiredAct}
        </Link>
        {isExpired && (
          <Link className="btn" to="/book/wait">
            {booking.waitAct}
          </Link>
        )}
      </div>
    </Page>
  )
}

export function MoneyBack({ payment: { amountMinor, currency } }: { payment: Payment }) {
  const { messages, formats } = useWords()
  const { booking } = messages
  return (
    <Page title={booking.moneyBackTitle} lead={booking.moneyBackText(formats.money({ amountMinor, currency }))}>
      <div>
        <Link className="btn btn-primary" to="/book">
          {booking.expiredAct}
        </Link>
      </div>
    </Page>
  )
}
