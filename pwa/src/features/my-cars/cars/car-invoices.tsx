import type { VehicleView } from '@sac/contracts/http/vehicles'
import { Rows } from '#design/rows.tsx'
import { useWords } from '#words/customer/words.tsx'
import { InvoiceRow } from '../papers/invoice-row.tsx'

/** What was paid for a car by whoever looks at it. */
export function CarInvoices({ of }: { of: VehicleView['invoices'] }) {
  const { papers } = useWords().messages
  if (of.length === 0) return null
  return (
    <section className="card">
      <h2>{papers.invoices}</h2>
      <Rows>
        {of.map((invoice) => (
          <InvoiceRow key={invoice.invoiceId} invoice={{ ...invoice, grossMinor: invoice.amountMinor }} />
        ))}
      </Rows>
    </section>
  )
}
