import type { InvoiceDetail } from '@sac/contracts/http/invoices'
import { Rows } from '#design/rows.tsx'
import { useWords } from '#words/customer/words.tsx'
import { InvoiceRow } from './invoice-row.tsx'

type Line = InvoiceDetail['lines'][number]

/** What was sold, what the tax on it is, and what was taken back. */
export function InvoiceLines({ invoice }: { invoice: InvoiceDetail }) {
  const { papers } = useWords().messages
  const { credits, currency, issuedOn } = invoice
  return (
    <>
      <section className="card">
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{papers.what}</th>
              <th scope="col" className="figure">
                {papers.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {invoice.lines.map((line) => (
              <Sold key={line.text} line={line} currency={currency} />
            ))}
          </tbody>
          <Totals invoice={invoice} />
        </table>
      </section>
      {credits.length > 0 && (
        <section className="card">
          <h2>{papers.creditNotes}</h2>
          <Rows>
            {credits.map((credit) => (
              <InvoiceRow key={credit.invoiceId} invoice={{ ...credit, kind: 'credit-note', currency, issuedOn }} />
            ))}
          </Rows>
        </section>
      )}
    </>
  )
}

function Sold({ line: { text, quantity, grossMinor }, currency }: { line: Line; currency: string }) {
  const { formats } = useWords()
  return (
    <tr>
      <th scope="row">
        <bdi>{text}</bdi>
        {quantity > 1 && <span className="quiet"> × {formats.number(quantity)}</span>}
      </th>
      <td className="figure tabular">{formats.money({ amountMinor: grossMinor, currency })}</td>
    </tr>
  )
}

function Totals({ invoice: { rates, netMinor, grossMinor, creditedMinor, currency } }: { invoice: InvoiceDetail }) {
  const { messages, formats } = useWords()
  const { papers } = messages
  const money = (amountMinor: number) => formats.money({ amountMinor, currency })
  const rows = [
    { name: papers.net, value: netMinor },
    ...rates.map(({ vatRate, vatMinor }) => ({ name: papers.vat(formats.percent(vatRate / 100)), value: vatMinor })),
  ]
  return (
    <tfoot>
      {rows.map(({ name, value }) => (
        <tr key={name} className="quiet">
          <th scope="row">{name}</th>
          <td className="figure tabular">{money(value)}</td>
        </tr>
      ))}
      <tr className="total">
        <th scope="row">{papers.total}</th>
        <td className="figure tabular">{money(grossMinor)}</td>
      </tr>
      {creditedMinor !== 0 && (
        <tr>
          <th scope="row">{papers.credited}</th>
          <td className="figure tabular">{money(creditedMinor)}</td>
        </tr>
      )}
    </tfoot>
  )
}
