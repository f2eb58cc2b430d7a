import type { InvoiceDetail } from '@sac/contracts/http/invoices'
import { Section } from '#admin/record/section.tsx'
import { useWords } from '#words/admin/words.tsx'

/** What stands on it, line by line, and all together. */
export function InvoiceLines({ of: { lines, currency, netMinor, vatMinor, grossMinor } }: { of: InvoiceDetail }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const money = (amountMinor: number) => formats.money({ amountMinor, currency })
  return (
    <Section title={words.lines}>
      <table className="list">
        <Head />
        <tbody>
          {lines.map(({ text, netMinor: net, vatRate, grossMinor: gross }) => (
            <tr key={`${text} ${gross}`}>
              <th scope="row">
                <bdi>{text}</bdi>
              </th>
              <td className="at-end tabular">{money(net)}</td>
              <td className="at-end tabular">{formats.percent(vatRate / 100)}</td>
              <td className="at-end tabular">{money(gross)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.net}</th>
            <td className="at-end tabular">{money(netMinor)}</td>
            <td className="at-end tabular">{money(vatMinor)}</td>
            <td className="at-end tabular">
              <strong>{money(grossMinor)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function Head() {
  const { money: words } = useWords().messages
  return (
    <thead>
      <tr>
        <th scope="col">{words.text}</th>
        <th scope="col" className="at-end">
          {words.netOf}
        </th>
        <th scope="col" className="at-end">
          {words.vat}
        </th>
        <th scope="col" className="at-end">
          {words.gross}
        </th>
      </tr>
    </thead>
  )
}
