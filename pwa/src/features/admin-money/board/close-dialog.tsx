import type { BoardEntry, BoardList } from '@sac/contracts/http/reconciliation'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

type CloseDialogProps = { list: BoardList; entry: BoardEntry; onClose: () => void }

/** Somebody has looked at an entry, and says why it is all right. */
export function CloseDialog({ list, entry: { subject, plate }, onClose }: CloseDialogProps) {
  const { money: words } = useWords().messages
  return (
    <ActDialog
      row={paymentOperations['payments.close-entry']}
      title={words.closeTitle}
      act={words.closeAct}
      reason="required"
      input={({ actId: commandId, reason: note }) => ({ body: { commandId, list, subject, note } })}
      onClose={onClose}
    >
      <p>
        {words.lists[list]} {plate && <Plate>{plate}</Plate>}
      </p>
      <p>{words.closeText}</p>
    </ActDialog>
  )
}
