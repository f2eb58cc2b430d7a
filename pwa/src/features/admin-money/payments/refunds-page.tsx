import type { Refund } from '@sac/contracts/http/payments'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Figures } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { RefundChip } from '../chips.tsx'
import { carAndAmount } from './common-columns.tsx'

type Given = { words: Messages['money']; formats: CustomerFormats; nameOf: ReturnType<typeof useStaffNames> }

const standingOf = ({ words, formats }: Given): Column<Refund>[] => [
  ...carAndAmount({ words, formats }),
  {
    id: 'status',
    name: words.status,
    cell: ({ status }) => <RefundChip status={status} />,
    text: ({ status }) => words.refundStatuses[status],
  },
]

/** Why, who, and what came of it. */
const restOf = ({ words, formats, nameOf }: Given): Column<Refund>[] => [
  {
    id: 'why',
    name: words.why,
    cell: ({ cause, reason }) => reason ?? words.causes[cause],
    text: ({ cause, reason }) => reason ?? words.causes[cause],
  },
  {
    id: 'by',
    name: words.by,
    cell: ({ requestedBy }) => nameOf(requestedBy, words.byRule),
    text: ({ requestedBy }) => nameOf(requestedBy, words.byRule),
  },
  {
    id: 'method',
    name: words.method,
    cell: ({ method, means }) => formats.list([words.methods[method], words.means[means]]),
    text: ({ method }) => words.methods[method],
  },
  {
    id: 'asked',
    name: words.asked,
    cell: ({ requestedAt }) => <When at={requestedAt} />,
    text: ({ requestedAt }) => requestedAt,
    sorts: { down: 'newest' },
  },
  {
    id: 'credit',
    name: words.creditNote,
    cell: ({ creditNote }) => creditNote && <Figures>{creditNote.number}</Figures>,
    text: ({ creditNote }) => creditNote?.number ?? null,
  },
]

const filtersOf = (words: Messages['money']): Filter[] => [
  { id: 'status', name: words.status, options: optionsOf(words.refundStatuses) },
  { id: 'means', name: words.refundMeans, options: optionsOf(words.means) },
  { id: 'fromDay', name: words.from, type: 'date' },
  { id: 'toDay', name: words.to, type: 'date' },
]

/** What goes back; decided on the record of its payment. */
export function RefundsPage() {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const nameOf = useStaffNames()
  return (
    <OfficePage title={words.refunds} fills>
      <DataList
        of={{
          name: 'refunds',
          label: words.refunds,
          row: paymentOperations['refunds.list'],
          live: ['payment'],
          items: ({ refunds }) => refunds,
          idOf: ({ refundId }) => refundId,
          columns: [...standingOf({ words, formats, nameOf }), ...restOf({ words, formats, nameOf })],
          filters: filtersOf(words),
          search: words.plate,
          empty: { title: words.refundsEmptyTitle, text: words.refundsEmptyText },
        }}
      />
    </OfficePage>
  )
}
