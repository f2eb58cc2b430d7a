import type { InvoiceSummary } from '@sac/contracts/http/invoices'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { Link } from '#admin/link.tsx'
import { wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Figures, Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'

type Given = { words: Messages['money']; formats: CustomerFormats; sellerNamed: (sellerId: string) => string }

/** Which paper, and about which car. */
const paperOf = (words: Messages['money']): Column<InvoiceSummary>[] => [
  {
    id: 'number',
    name: words.number,
    cell: ({ invoiceId, number }) => (
      <Link className="row-link" to="/money/invoices/$invoiceId" params={{ invoiceId }}>
        <Figures>{number}</Figures>
      </Link>
    ),
    text: ({ number }) => number,
  },
  {
    id: 'plate',
    name: words.plate,
    cell: ({ plate }) => plate && <Plate>{plate}</Plate>,
    text: ({ plate }) => plate,
  },
  {
    id: 'kind',
    name: words.kind,
    cell: ({ kind }) => words.kinds[kind],
    text: ({ kind }) => words.kinds[kind],
  },
]

function columnsOf({ words, formats, sellerNamed }: Given): Column<InvoiceSummary>[] {
  const amount = (of: (invoice: InvoiceSummary) => number) => ({
    atEnd: true,
    cell: (invoice: InvoiceSummary) => (
      <span className="tabular">{formats.money({ amountMinor: of(invoice), currency: invoice.currency })}</span>
    ),
    text: (invoice: InvoiceSummary) => of(invoice) / 100,
  })
  return [
    ...paperOf(words),
    { id: 'gross', name: words.gross, ...amount(({ grossMinor }) => grossMinor), sorts: { down: 'amount' } },
    { id: 'net', name: words.netOf, ...amount(({ netMinor }) => netMinor) },
    { id: 'vat', name: words.vat, ...amount(({ vatMinor }) => vatMinor) },
    {
      id: 'issued',
      name: words.issued,
      cell: ({ issuedAt }) => <When at={issuedAt} />,
      text: ({ issuedOn }) => issuedOn,
      sorts: { down: 'newest' },
    },
    wordColumn('seller', words.seller, ({ sellerId }) => sellerNamed(sellerId)),
  ]
}

const filtersOf = (words: Messages['money'], centres: { value: string; label: string }[]): Filter[] => [
  { id: 'number', name: words.number, type: 'text' },
  { id: 'kind', name: words.kind, options: optionsOf(words.kinds) },
  ...(centres.length > 1 ? [{ id: 'centreId', name: words.centre, options: centres }] : []),
  { id: 'fromDay', name: words.from, type: 'date' },
  { id: 'toDay', name: words.to, type: 'date' },
]

function useSellerNames(): (sellerId: string) => string {
  const { data } = useOffice(invoiceOperations['sellers.list'], {})
  const names = new Map(data?.sellers.map(({ sellerId, seller }) => [sellerId, seller.name]))
  return (sellerId) => names.get(sellerId) ?? sellerId
}

/** Every invoice and credit note of the house. */
export function InvoicesPage() {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { options } = useCentres()
  const sellerNamed = useSellerNames()
  return (
    <OfficePage title={words.invoices} fills>
      <DataList
        of={{
          name: 'invoices',
          label: words.invoices,
          row: invoiceOperations['invoices.list'],
          live: ['invoice'],
          items: ({ invoices }) => invoices,
          idOf: ({ invoiceId }) => invoiceId,
          columns: columnsOf({ words, formats, sellerNamed }),
          filters: filtersOf(words, options),
          search: words.plate,
          empty: { title: words.invoicesEmptyTitle, text: words.invoicesEmptyText },
        }}
      />
    </OfficePage>
  )
}
