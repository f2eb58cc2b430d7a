import '../money.css'
import type { Payment } from '@sac/contracts/http/payments'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useDialog } from '#admin/dialogs.tsx'
import { Link } from '#admin/link.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Button } from '#design/button.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { PaymentChip } from '../chips.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { RefundsOfPayment } from './refunds-of-payment.tsx'

/** One payment: what was paid for, its invoice, and what goes back of it. */
export function PaymentPage() {
  const id = useParam('paymentId')
  const read = useOffice(paymentOperations['payments.read'], { params: { id } }, { everyMs: 10_000 })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.money.payment}
      back={<Link to="/money/payments">{messages.money.payments}</Link>}
    >
      {(payment) => <PaymentRecord of={payment} />}
    </AnsweredRecord>
  )
}

/** What has not gone back, and is not on its way. */
const leftOf = ({ status, amountMinor, refunds }: Payment): number =>
  status === 'completed'
    ? refunds.reduce((left, refund) => (refund.status === 'rejected' ? left : left - refund.amountMinor), amountMinor)
    : 0

function PaymentRecord({ of: payment }: { of: Payment }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const open = useDialog()
  const { plate, amountMinor, currency, method, status, failure, paidAt, createdAt, invoice } = payment
  const money = (minor: number) => formats.money({ amountMinor: minor, currency })
  const left = leftOf(payment)
  const refund = () => open((onClose) => <RefundDialog payment={payment} left={left} onClose={onClose} />)
  return (
    <RecordPage
      title={`${words.payment} ${plate ?? money(amountMinor)}`}
      heading={
        <span className="money-heading">
          {plate ? <Plate>{plate}</Plate> : words.noPlate}
          <span className="tabular">{money(amountMinor)}</span>
          <PaymentChip status={status} />
        </span>
      }
      back={<Link to="/money/payments">{words.payments}</Link>}
      acts={left > 0 && <Button onClick={refund}>{words.refund}</Button>}
      facts={[
        { name: words.method, value: words.methods[method] },
        { name: words.begun, value: <When at={createdAt} /> },
        { name: words.paid, value: failure ? words.failures[failure] : <When at={paidAt} /> },
        { name: words.left, value: <span className="tabular">{money(left)}</span> },
        { name: words.invoice, value: invoice ? <InvoiceLink of={invoice} /> : '–' },
      ]}
    >
      <Lines of={payment} />
      <RefundsOfPayment payment={payment} />
    </RecordPage>
  )
}

const InvoiceLink = ({ of: { invoiceId, number } }: { of: NonNullable<Payment['invoice']> }) => (
  <Link to="/money/invoices/$invoiceId" params={{ invoiceId }}>
    <Figures>{number}</Figures>
  </Link>
)

function Lines({ of: { lines, currency } }: { of: Payment }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const nameOf = (key: string) => words.lineKinds[key as keyof typeof words.lineKinds] ?? key
  return (
    <Section title={words.lines}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.text}</th>
            <th scope="col" className="at-end">
              {words.vat}
            </th>
            <th scope="col" className="at-end">
              {words.gross}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, text, vatRate, grossMinor }) => (
            <tr key={key}>
              <th scope="row">{text ?? nameOf(key)}</th>
              <td className="at-end tabular">{formats.percent(vatRate / 100)}</td>
              <td className="at-end tabular">{formats.money({ amountMinor: grossMinor, currency })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
