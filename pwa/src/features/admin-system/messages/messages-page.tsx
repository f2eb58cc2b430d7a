import type { NotificationSummary } from '@sac/contracts/http/notifications'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { MessageChip } from './message-chip.tsx'

type Words = Messages['outgoing']

const filtersOf = (words: Words): Filter[] => [
  { id: 'state', name: words.state, options: optionsOf(words.states) },
  { id: 'template', name: words.message, options: optionsOf(words.names) },
]

const columnsOf = (words: Words): Column<NotificationSummary>[] => [
  {
    id: 'message',
    name: words.message,
    cell: ({ notificationId: messageId, template }) => (
      <Link className="row-link" to="/system/messages/$messageId" params={{ messageId }}>
        {words.names[template]}
      </Link>
    ),
    text: ({ template }) => words.names[template],
  },
  {
    id: 'state',
    name: words.state,
    cell: ({ state }) => <MessageChip state={state} />,
    text: ({ state }) => words.states[state],
  },
  wordColumn('channel', words.channel, ({ channel }) => words.channels[channel]),
  figuresColumn('to', words.to, ({ to }) => to),
  { id: 'subject', name: words.subject, cell: ({ subject }) => <bdi>{subject}</bdi>, text: ({ subject }) => subject },
  figuresColumn('why', words.why, ({ reason }) => reason),
  whenColumn('made', words.made, ({ createdAt }) => createdAt),
  whenColumn('settled', words.settled, ({ settledAt }) => settledAt, { isExtra: true }),
  figuresColumn('attempts', words.attempts, ({ attempts }) => String(attempts), { isExtra: true, atEnd: true }),
  wordColumn('kind', words.kind, ({ kind }) => words.kinds[kind], { isExtra: true }),
]

/** Everything people were written, and what became of it. */
export function MessagesPage() {
  const { outgoing: words } = useWords().messages
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'messages',
          label: words.title,
          row: notificationOperations['notifications.list'],
          live: ['notification'],
          items: ({ notifications }) => notifications,
          idOf: ({ notificationId }) => notificationId,
          columns: columnsOf(words),
          filters: filtersOf(words),
          search: words.search,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
