import type { Enrolment } from '@sac/contracts/http/devices'
import { deviceOperations } from '@sac/contracts/operations/devices'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { Button } from '#design/button.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'

type Words = Messages['people']['enrolments']
type Standing = keyof Words['states']

const tones: Record<Standing, ChipTone> = { waiting: 'wait', approved: 'good', unasked: 'good', revoked: 'quiet' }

function standingOf({ approvedAt, approvedBy, revokedAt }: Enrolment): Standing {
  if (revokedAt !== null) return 'revoked'
  if (approvedAt === null) return 'waiting'
  return approvedBy === null ? 'unasked' : 'approved'
}

type Asked = { words: Words; nameOf: (id: string) => string; onApprove: (one: Enrolment) => void }

const columnsOf = ({ words, nameOf, onApprove }: Asked): Column<Enrolment>[] => [
  { id: 'device', name: words.device, cell: ({ name }) => <bdi>{name}</bdi>, text: ({ name }) => name },
  {
    id: 'state',
    name: words.state,
    cell: (one) => <Chip tone={tones[standingOf(one)]}>{words.states[standingOf(one)]}</Chip>,
    text: (one) => words.states[standingOf(one)],
  },
  {
    id: 'person',
    name: words.person,
    cell: ({ userId }) => (
      <Link to="/people/$userId" params={{ userId }}>
        <bdi>{nameOf(userId)}</bdi>
      </Link>
    ),
    text: ({ userId }) => nameOf(userId),
  },
  whenColumn('at', words.at, ({ at }) => at),
  wordColumn('kind', words.kind, ({ isFirst }) => (isFirst ? words.first : words.again)),
  whenColumn('approved-at', words.approvedAt, ({ approvedAt, approvedBy }) => approvedBy && approvedAt),
  wordColumn('approved-by', words.approvedBy, ({ approvedBy }) => approvedBy && nameOf(approvedBy), { isExtra: true }),
  figuresColumn('build', words.build, ({ build }) => build, { isExtra: true }),
  {
    id: 'act',
    name: words.act,
    cell: (one) =>
      standingOf(one) === 'waiting' && (
        <Button look="plain" aria-label={words.approveNamed(one.name)} onClick={() => onApprove(one)}>
          {words.approve}
        </Button>
      ),
  },
]

/** Who prepared which device, and which of them wait for an administrator. */
export function EnrolmentsPage() {
  const { enrolments: words } = useWords().messages.people
  const nameOf = useStaffNames()
  const [waiting, setWaiting] = useState<Enrolment | null>(null)
  const options = Object.entries(words.filter).map(([value, label]) => ({ value, label }))
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'enrolments',
          label: words.title,
          row: deviceOperations['admin.enrolments'],
          items: ({ enrolments }) => enrolments,
          idOf: ({ enrolmentId }) => enrolmentId,
          columns: columnsOf({ words, nameOf, onApprove: setWaiting }),
          filters: [{ id: 'state', name: words.state, options }],
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
      {waiting && (
        <ActDialog
          row={deviceOperations['admin.device-approve']}
          title={words.approveNamed(waiting.name)}
          act={words.approveAct}
          input={() => ({ params: { id: waiting.deviceId } })}
          onClose={() => setWaiting(null)}
        >
          <p>{words.approveText}</p>
        </ActDialog>
      )}
    </OfficePage>
  )
}
