import '../parts/system.css'
import { consumerGroups, topics } from '@sac/contracts/events/topics'
import type { DeadLetterSummary } from '@sac/contracts/http/dead-letters'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { Figures } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { reasonWords } from './reason-words.ts'
import { Reasons } from './reasons.tsx'
import { StateChip } from './state-chip.tsx'

type Words = Messages['system']['letters']

const named = (names: readonly string[]) => names.map((value) => ({ value, label: value }))

const filtersOf = (words: Words): Filter[] => [
  { id: 'state', name: words.state, options: optionsOf(words.states), usual: 'open' },
  { id: 'group', name: words.group, options: named(consumerGroups) },
  { id: 'topic', name: words.topic, options: named(Object.keys(topics)) },
  { id: 'reason', name: words.reason, options: optionsOf(words.reasons) },
  { id: 'key', name: words.key, type: 'text' },
  { id: 'from', name: words.from, type: 'date', edge: 'begins' },
  { id: 'to', name: words.to, type: 'date', edge: 'ends' },
]

const columnsOf = (words: Words): Column<DeadLetterSummary>[] => [
  {
    id: 'event',
    name: words.event,
    cell: ({ letterId, eventType }) => (
      <Link className="row-link" to="/system/letters/$letterId" params={{ letterId }}>
        <Figures>{eventType}</Figures>
      </Link>
    ),
    text: ({ eventType }) => eventType,
  },
  wordColumn('reason', words.reason, ({ reason }) => reasonWords(words, reason)),
  {
    id: 'state',
    name: words.state,
    cell: ({ state }) => <StateChip state={state} />,
    text: ({ state }) => words.states[state],
  },
  figuresColumn('group', words.group, ({ group }) => group),
  whenColumn('givenUp', words.givenUp, ({ givenUpAt }) => givenUpAt),
  figuresColumn('attempts', words.attempts, ({ attempts }) => String(attempts), { isExtra: true, atEnd: true }),
  figuresColumn('replays', words.replays, ({ replays }) => String(replays), { isExtra: true, atEnd: true }),
  figuresColumn('key', words.key, ({ key }) => key, { isExtra: true }),
  figuresColumn('topic', words.topic, ({ topic }) => topic, { isExtra: true }),
]

/** What readers have given up: by reason, and one by one. */
export function LettersPage() {
  const { system, inspections } = useWords().messages
  const { letters: words } = system
  return (
    <OfficePage title={words.title} lead={words.lead} fills>
      <div className="letters-room">
        <Reasons />
        <DataList
          of={{
            name: 'dead-letters',
            label: words.title,
            row: operatorOperations['admin.dead-letters'],
            items: ({ letters }) => letters,
            idOf: ({ letterId }) => letterId,
            columns: columnsOf(words),
            filters: filtersOf(words),
            search: inspections.plate,
            empty: { title: words.emptyTitle, text: words.emptyText },
          }}
        />
      </div>
    </OfficePage>
  )
}
