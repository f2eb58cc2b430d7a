import type { AuditedAct } from '@sac/contracts/http/audit'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'

type Words = Messages['system']['audit']

const filtersOf = (words: Words): Filter[] => [
  {
    id: 'service',
    name: words.service,
    options: Object.entries(words.services).map(([value, label]) => ({ value, label })),
  },
]

const columnsOf = (words: Words): Column<AuditedAct>[] => [
  whenColumn('at', words.at, ({ at }) => at),
  figuresColumn('action', words.action, ({ action }) => action),
  {
    id: 'actor',
    name: words.actor,
    cell: ({ actorId }) =>
      actorId === null ? (
        words.product
      ) : (
        <Link className="num" to="/people/$userId" params={{ userId: actorId }}>
          {actorId.slice(-12)}
        </Link>
      ),
    text: ({ actorId }) => actorId,
  },
  wordColumn('reason', words.reason, ({ reason, note }) => reason ?? note),
  wordColumn('service', words.service, ({ service }) => words.services[service as keyof Words['services']] ?? service),
  figuresColumn('subject', words.subject, ({ subjectId }) => subjectId, { isExtra: true }),
  figuresColumn('details', words.details, ({ details }) => JSON.stringify(details), { isExtra: true }),
  figuresColumn('position', words.position, ({ position }) => String(position), { isExtra: true, atEnd: true }),
]

/** What people of the office did, and why. */
export function AuditPage() {
  const { audit: words } = useWords().messages.system
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'audit',
          label: words.title,
          row: operatorOperations['admin.audit'],
          items: ({ acts }) => acts,
          idOf: ({ auditId }) => auditId,
          columns: columnsOf(words),
          filters: filtersOf(words),
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
