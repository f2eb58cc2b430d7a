import type { PersonSummary } from '@sac/contracts/http/people'
import { peopleOperations } from '@sac/contracts/operations/people'
import { useState } from 'react'
import { Chip } from '#admin/chip.tsx'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { Button } from '#design/button.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { NewStaff } from './new-staff.tsx'
import { standingOf, standingTones } from './standing.ts'

type Words = Messages['people']

const filtersOf = (words: Words): Filter[] => [
  { id: 'role', name: words.role, options: optionsOf({ ...words.roles, staff: words.staff }) },
  { id: 'state', name: words.state, options: optionsOf(words.states) },
]

const columnsOf = (words: Words): Column<PersonSummary>[] => [
  {
    id: 'name',
    name: words.name,
    cell: ({ userId, name }) => (
      <Link className="row-link" to="/people/$userId" params={{ userId }}>
        <bdi>{name}</bdi>
      </Link>
    ),
    text: ({ name }) => name,
    sorts: { up: 'name' },
  },
  wordColumn('role', words.role, ({ role }) => words.roles[role]),
  {
    id: 'state',
    name: words.state,
    cell: (one) => <Chip tone={standingTones[standingOf(one)]}>{words.states[standingOf(one)]}</Chip>,
    text: (one) => words.states[standingOf(one)],
  },
  figuresColumn('email', words.email, ({ email }) => email),
  figuresColumn('number', words.number, ({ inspectorNumber }) => inspectorNumber),
  whenColumn('since', words.since, ({ createdAt }) => createdAt, { sorts: { down: 'newest' } }),
]

/** Customers and staff. */
export function PeoplePage() {
  const { people: words } = useWords().messages
  const [isMaking, setMaking] = useState(false)
  return (
    <OfficePage
      title={words.title}
      fills
      acts={
        <Button look="primary" onClick={() => setMaking(true)}>
          {words.invite}
        </Button>
      }
    >
      <DataList
        of={{
          name: 'people',
          label: words.title,
          row: peopleOperations['users.list'],
          items: ({ people }) => people,
          idOf: ({ userId }) => userId,
          columns: columnsOf(words),
          filters: filtersOf(words),
          search: words.search,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
      {isMaking && <NewStaff onClose={() => setMaking(false)} />}
    </OfficePage>
  )
}
