import type { SecondAnswer } from '@sac/contracts/http/second-looks'
import { secondLookOperations } from '@sac/contracts/operations/second-looks'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useWords } from '#words/admin/words.tsx'

type Found = {
  inspectionId: string
  lookedBy: string
  answers: { checkpoint: string; answer: SecondAnswer }[]
}

type Ends = { onDone: () => void; onClose: () => void }

export function RecordDialog({ of: { inspectionId, ...body }, onDone, onClose }: Ends & { of: Found }) {
  const { secondLooks: words } = useWords().messages
  return (
    <ActDialog
      row={secondLookOperations['second-looks.record']}
      title={words.recordTitle}
      act={words.recordAct}
      input={() => ({ params: { inspectionId }, body })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{words.recordText}</p>
    </ActDialog>
  )
}

export function SetAsideDialog({ of: { inspectionId }, onDone, onClose }: Ends & { of: { inspectionId: string } }) {
  const { secondLooks: words } = useWords().messages
  return (
    <ActDialog
      row={secondLookOperations['second-looks.set-aside']}
      title={words.setAsideTitle}
      act={words.setAsideAct}
      reason="required"
      input={({ reason }) => ({ params: { inspectionId }, body: { reason } })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{words.setAsideText}</p>
    </ActDialog>
  )
}
