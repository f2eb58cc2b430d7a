import type { ChangeRequestList } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import type * as z from 'zod/mini'
import { Link } from '#admin/link.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { reasonWords } from './reason-words.ts'

type Waiting = z.infer<typeof ChangeRequestList>['requests'][number]
type Names = ReturnType<typeof useStaffNames>

const paperOf = (words: Messages['certificates']): Column<Waiting>[] => [
  {
    id: 'number',
    name: words.number,
    cell: ({ certificate: { certificateId, number } }) => (
      <Link className="row-link" to="/certificates/$certificateId" params={{ certificateId }}>
        {number ? <Figures>{number}</Figures> : words.noNumber}
      </Link>
    ),
    text: ({ certificate }) => certificate.number,
  },
  {
    id: 'plate',
    name: words.plate,
    cell: ({ certificate }) => <Plate>{certificate.plate}</Plate>,
    text: ({ certificate }) => certificate.plate,
  },
]

const changeOf = (words: Messages['certificates'], nameOf: Names): Column<Waiting>[] => [
  {
    id: 'change',
    name: words.change,
    cell: ({ change }) => words.changes[change],
    text: ({ change }) => words.changes[change],
  },
  {
    id: 'reason',
    name: words.why,
    cell: ({ reason, note }) => `${reasonWords(words, reason)} – ${note}`,
    text: ({ reason, note }) => `${reason} – ${note}`,
  },
  {
    id: 'by',
    name: words.by,
    cell: ({ requestedBy }) => nameOf(requestedBy, words.system),
    text: ({ requestedBy }) => nameOf(requestedBy, words.system),
  },
  {
    id: 'at',
    name: words.requested,
    cell: ({ requestedAt }) => <When at={requestedAt} />,
    text: ({ requestedAt }) => requestedAt,
  },
]

/** What somebody has asked for and another administrator has to agree to; decided on the record. */
export function RequestsPage() {
  const { certificates: words } = useWords().messages
  const nameOf = useStaffNames()
  return (
    <OfficePage title={words.requests} fills>
      <DataList
        of={{
          name: 'certificate-requests',
          label: words.requests,
          row: certificateOperations['certificates.requests'],
          live: ['certificate'],
          items: ({ requests }) => requests,
          idOf: ({ requestId }) => requestId,
          columns: [...paperOf(words), ...changeOf(words, nameOf)],
          empty: { title: words.requestsEmptyTitle, text: words.requestsEmptyText },
        }}
      />
    </OfficePage>
  )
}
