import type { AuditedAct } from '@sac/contracts/http/audit'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column, Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { WholeWords } from '#admin/list/whole-words.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { useAllStaff } from '#admin/use-all-staff.ts'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { SubjectLink } from './subject-link.tsx'

type Words = Messages['system']['audit']
type Acts = Readonly<Record<string, string>>
type Given = { words: Words; acts: Acts; staff: ReturnType<typeof useAllStaff> }

const filtersOf = ({ words, acts, staff }: Given): Filter[] => [
  { id: 'action', name: words.action, options: optionsOf(acts) },
  { id: 'actorId', name: words.actor, options: staff.map(({ userId, name }) => ({ value: userId, label: name })) },
  { id: 'service', name: words.service, options: optionsOf(words.services) },
  { id: 'from', name: words.from, type: 'date', edge: 'begins' },
  { id: 'to', name: words.to, type: 'date', edge: 'ends' },
]

const actorOf = (words: Words, { actorId, actorName }: AuditedAct) =>
  actorId === null ? words.product : (actorName ?? words.gone)

const columnsOf = ({ words, acts }: Given): Column<AuditedAct>[] => [
  whenColumn('at', words.at, ({ at }) => at),
  // An act of another release stands as it is written.
  wordColumn('action', words.action, ({ action }) => acts[action] ?? action),
  {
    id: 'actor',
    name: words.actor,
    cell: (act) =>
      act.actorId !== null && act.actorName !== null ? (
        <Link to="/people/$userId" params={{ userId: act.actorId }} dir="auto">
          {act.actorName}
        </Link>
      ) : (
        <span className="quiet">
          <WholeWords>{actorOf(words, act)}</WholeWords>
        </span>
      ),
    text: (act) => actorOf(words, act),
  },
  {
    id: 'subject',
    name: words.subject,
    cell: (act) => <SubjectLink of={act} />,
    text: ({ subjectId, subjectName, subjectDevice }) => subjectName ?? subjectDevice?.name ?? subjectId,
  },
  wordColumn('reason', words.reason, ({ reason, note }) => note ?? reason),
  wordColumn('service', words.service, ({ service }) => words.services[service as keyof Words['services']] ?? service, {
    isExtra: true,
  }),
  figuresColumn('written', words.written, ({ action }) => action, { isExtra: true }),
  figuresColumn('about', words.aboutId, ({ subjectId }) => subjectId, { isExtra: true }),
  figuresColumn('by', words.actorId, ({ actorId }) => actorId, { isExtra: true }),
  figuresColumn('details', words.details, ({ details }) => JSON.stringify(details), { isExtra: true }),
  figuresColumn('position', words.position, ({ position }) => String(position), { isExtra: true, atEnd: true }),
]

/** What people of the office did, and why. */
export function AuditPage() {
  const { audited, system } = useWords().messages
  const { audit: words } = system
  const given = { words, acts: audited.acts, staff: useAllStaff() }
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'audit',
          label: words.title,
          row: operatorOperations['admin.audit'],
          items: ({ acts }) => acts,
          idOf: ({ auditId }) => auditId,
          columns: columnsOf(given),
          filters: filtersOf(given),
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
