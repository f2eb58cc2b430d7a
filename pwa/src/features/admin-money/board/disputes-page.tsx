import type { Dispute } from '@sac/contracts/http/disputes'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { Link } from '#admin/link.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { When } from '#admin/when.tsx'
import { Icon } from '#design/icon.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { DisputeChip } from '../chips.tsx'
import { stateFilter } from './state-filter.ts'

type Words = ReturnType<typeof useWords>

const columnsOf = ({ messages: { money: words, disputes }, formats }: Words): Column<Dispute>[] => [
  {
    id: 'payment',
    name: words.payment,
    cell: ({ paymentId, plate }) =>
      paymentId === null ? (
        words.differenceKinds['unknown-payment']
      ) : (
        <Link className="row-link" to="/money/payments/$paymentId" params={{ paymentId }}>
          {plate ? <Plate>{plate}</Plate> : words.noPlate}
        </Link>
      ),
    text: ({ plate, disputeId }) => plate ?? disputeId,
  },
  { id: 'state', name: words.state, cell: (one) => <DisputeChip of={one} />, text: ({ status }) => status },
  {
    id: 'due',
    name: disputes.answerBy,
    cell: ({ status, dueAt }) => (status === 'needs-answer' ? <When at={dueAt} /> : '–'),
    text: ({ dueAt }) => dueAt,
  },
  {
    id: 'amount',
    name: words.amount,
    cell: (one) => <span className="tabular">{formats.money(one)}</span>,
    text: (one) => formats.money(one),
  },
  {
    id: 'reason',
    name: disputes.bankReason,
    cell: ({ reason }) => <Figures>{reason}</Figures>,
    text: ({ reason }) => reason,
  },
  pageColumn(disputes),
  { id: 'since', name: words.since, cell: ({ openedAt }) => <When at={openedAt} />, text: ({ openedAt }) => openedAt },
]

const pageColumn = (words: Words['messages']['disputes']): Column<Dispute> => ({
  id: 'page',
  name: words.page,
  cell: ({ page, status }) =>
    page && <ProviderLink to={page}>{status === 'needs-answer' ? words.answer : words.look}</ProviderLink>,
  text: ({ page }) => page,
})

/** Opens the provider's own office beside this one. */
function ProviderLink({ to, children }: { to: string; children: string }) {
  return (
    <a className="with-icon" href={to} target="_blank" rel="noreferrer">
      {children}
      <Icon name="forward" />
    </a>
  )
}

/** Payments whose customers' banks ask for the money back: until when to answer, and what was decided. */
export function DisputesPage() {
  const words = useWords()
  const { money, disputes } = words.messages
  return (
    <OfficePage title={disputes.title} lead={disputes.text} fills>
      <DataList
        of={{
          name: 'disputes',
          label: disputes.title,
          row: paymentOperations['payments.disputes'],
          live: ['payment'],
          items: (page) => page.disputes,
          idOf: ({ disputeId }) => disputeId,
          columns: columnsOf(words),
          filters: [stateFilter(money)],
          search: money.plate,
          empty: { title: disputes.emptyTitle, text: disputes.emptyText },
        }}
      />
    </OfficePage>
  )
}
