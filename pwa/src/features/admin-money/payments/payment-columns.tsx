import type { Payment } from '@sac/contracts/http/payments'
import type { Column } from '#admin/list/list-types.ts'
import { When } from '#admin/when.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Figures } from '#design/plate.tsx'
import type { Messages } from '#words/admin/words.tsx'
import { PaymentChip } from '../chips.tsx'
import { carAndAmount } from './common-columns.tsx'

type Given = { words: Messages['money']; formats: CustomerFormats; centreName: (centreId: string) => string }

/** What it is and how it stands. */
const standingOf = ({ words, formats }: Given): Column<Payment>[] => [
  ...carAndAmount({ words, formats }),
  {
    id: 'method',
    name: words.method,
    cell: ({ method }) => words.methods[method],
    text: ({ method }) => words.methods[method],
  },
  {
    id: 'status',
    name: words.status,
    cell: ({ status }) => <PaymentChip status={status} />,
    text: ({ status }) => words.statuses[status],
  },
]

/** What came of it. */
const restOf = ({ words, formats, centreName }: Given): Column<Payment>[] => [
  {
    id: 'back',
    name: words.goneBack,
    atEnd: true,
    cell: ({ refundedMinor, currency }) =>
      refundedMinor > 0 && <span className="tabular">{formats.money({ amountMinor: refundedMinor, currency })}</span>,
    text: ({ refundedMinor }) => refundedMinor / 100,
  },
  {
    id: 'invoice',
    name: words.invoice,
    cell: ({ invoice }) => invoice && <Figures>{invoice.number}</Figures>,
    text: ({ invoice }) => invoice?.number ?? null,
  },
  {
    id: 'begun',
    name: words.begun,
    cell: ({ createdAt }) => <When at={createdAt} />,
    text: ({ createdAt }) => createdAt,
    sorts: { down: 'newest' },
  },
  {
    id: 'centre',
    name: words.centre,
    isExtra: true,
    cell: ({ centreId }) => centreName(centreId),
    text: ({ centreId }) => centreId,
  },
]

export const paymentColumns = (given: Given): Column<Payment>[] => [...standingOf(given), ...restOf(given)]
