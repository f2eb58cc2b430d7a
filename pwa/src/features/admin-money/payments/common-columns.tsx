import { Link } from '#admin/link.tsx'
import type { Column } from '#admin/list/list-types.ts'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Plate } from '#design/plate.tsx'
import type { Messages } from '#words/admin/words.tsx'

type Given = { words: Messages['money']; formats: CustomerFormats }
type Of = { paymentId: string; plate: string | null; amountMinor: number; currency: string }

/** What a payment and its refund have in common: whose car it was for, and how much it is. */
export const carAndAmount = <Row extends Of>({ words, formats }: Given): Column<Row>[] => [
  {
    id: 'plate',
    name: words.plate,
    cell: ({ paymentId, plate }) => (
      <Link className="row-link" to="/money/payments/$paymentId" params={{ paymentId }}>
        {plate ? <Plate>{plate}</Plate> : words.noPlate}
      </Link>
    ),
    text: ({ plate }) => plate,
  },
  {
    id: 'amount',
    name: words.amount,
    atEnd: true,
    cell: ({ amountMinor, currency }) => <span className="tabular">{formats.money({ amountMinor, currency })}</span>,
    text: ({ amountMinor }) => amountMinor / 100,
    sorts: { down: 'amount' },
  },
]
