import type { InvoiceSummary } from '@sac/contracts/http/invoices'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'

type Shown = Pick<InvoiceSummary, 'invoiceId' | 'kind' | 'number' | 'issuedOn' | 'grossMinor' | 'currency'>

/** One invoice or credit note in a list. */
export function InvoiceRow({ invoice }: { invoice: Shown }) {
  const { messages, formats } = useWords()
  const { invoiceId, kind, number, issuedOn, grossMinor, currency } = invoice
  return (
    <li>
      <Link className="row" to="/papers/invoices/$invoiceId" params={{ invoiceId }}>
        <Icon name="note" />
        <span className="grow stack stack-tight">
          <span className="spread">
            <strong>{messages.papers[kind]}</strong>
            <span className="price">{formats.money({ amountMinor: grossMinor, currency })}</span>
          </span>
          <span className="cluster small quiet">
            <Figures>{number}</Figures>
            <span>{formats.date(issuedOn)}</span>
          </span>
        </span>
        <Icon name="forward" />
      </Link>
    </li>
  )
}
