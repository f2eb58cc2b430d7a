import type { Payment, Refund } from '@sac/contracts/http/payments'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { Section } from '#admin/record/section.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { useWords } from '#words/admin/words.tsx'
import { RefundCard } from './refund-card.tsx'

/** What goes back of a payment, the newest first, with what can be done about each. */
export function RefundsOfPayment({ payment: { paymentId } }: { payment: Payment }) {
  const { money: words } = useWords().messages
  const asked = useOffice(paymentOperations['refunds.list'], { query: { paymentId } }, { everyMs: 10_000 })
  return (
    <Section title={words.ofPayment}>
      <Answered of={asked} rows={1}>
        {({ refunds }) => <Cards of={refunds} />}
      </Answered>
    </Section>
  )
}

function Cards({ of: refunds }: { of: readonly Refund[] }) {
  const { money: words } = useWords().messages
  if (refunds.length === 0) return <p className="quiet">{words.noRefunds}</p>
  return (
    <ul className="refund-cards">
      {refunds.map((refund) => (
        <RefundCard key={refund.refundId} refund={refund} />
      ))}
    </ul>
  )
}
