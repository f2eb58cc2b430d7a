import type { SuppressionList } from '@sac/contracts/http/notifications'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Link } from '#admin/link.tsx'
import { whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { Button } from '#design/button.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'

type Suppression = z.infer<typeof SuppressionList>['suppressions'][number]
type Words = Messages['outgoing']

const reasonOf = ({ suppressionReasons }: Words, reason: string) =>
  suppressionReasons[reason as keyof typeof suppressionReasons] ?? reason

const columnsOf = (words: Words, onLift: (suppression: Suppression) => void): Column<Suppression>[] => [
  whenColumn('since', words.since, ({ since }) => since),
  wordColumn('why', words.why, ({ reason }) => reasonOf(words, reason)),
  {
    id: 'message',
    name: words.cameBack,
    cell: ({ notificationId: messageId }) =>
      messageId && (
        <Link to="/system/messages/$messageId" params={{ messageId }}>
          {words.message}
        </Link>
      ),
    text: ({ notificationId }) => notificationId,
  },
  {
    id: 'act',
    name: words.lift,
    cell: (suppression) => (
      <Button look="plain" onClick={() => onLift(suppression)}>
        {words.lift}
      </Button>
    ),
  },
]

/** Addresses nothing is sent to any more, until somebody lifts that. */
export function SuppressionsPage() {
  const { outgoing: words } = useWords().messages
  const [lifted, setLifted] = useState<Suppression | null>(null)
  return (
    <OfficePage title={words.suppressions} lead={words.suppressionsLead} fills>
      <DataList
        of={{
          name: 'suppressions',
          label: words.suppressions,
          row: notificationOperations['notifications.suppressions'],
          items: ({ suppressions }) => suppressions,
          idOf: ({ suppressionId }) => suppressionId,
          columns: columnsOf(words, setLifted),
          filters: [{ id: 'address', name: words.address, type: 'text' }],
          empty: { title: words.suppressionsEmptyTitle, text: words.suppressionsEmptyText },
        }}
      />
      {lifted && <LiftDialog suppression={lifted} onClose={() => setLifted(null)} />}
    </OfficePage>
  )
}

type LiftDialogProps = { suppression: Suppression; onClose: () => void }

function LiftDialog({ suppression: { suppressionId: id }, onClose }: LiftDialogProps) {
  const { outgoing: words } = useWords().messages
  return (
    <ActDialog
      row={notificationOperations['notifications.lift-suppression']}
      title={words.liftTitle}
      act={words.liftAct}
      reason="required"
      input={({ actId: commandId, reason }) => ({ params: { id }, body: { commandId, reason } })}
      onClose={onClose}
    >
      <p>{words.liftText}</p>
    </ActDialog>
  )
}
