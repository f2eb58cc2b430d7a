import type { SecondAnswer } from '@sac/contracts/http/second-looks'
import { secondLookOperations } from '@sac/contracts/operations/second-looks'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useWords } from '#words/admin/words.tsx'

type Found = {
  inspectionId: string
  lookedBy: string
  answers: { checkpoint: string; answer: SecondAnswer }[]
}

export function RecordDialog({ of: { inspectionId, ...body }, onClose }: { of: Found; onClose: () => void }) {
  const { secondLooks: words } = useWords().messages
  return (
    <ActDialog
      row={secondLookOperations['second-looks.record']}
      title={words.recordTitle}
      act={words.recordAct}
      input={() => ({ params: { inspectionId }, body })}
      onClose={onClose}
    >
      <p>{words.recordText}</p>
    </ActDialog>
  )
}

type AsideProps = { of: { inspectionId: string }; onClose: () => void }

export function SetAsideDialog({ of: { inspectionId }, onClose }: AsideProps) {
  const { secondLooks: words } = useWords().messages
  return (
    <ActDialog
      row={secondLookOperations['second-looks.set-aside']}
      title={words.setAsideTitle}
      act={words.setAsideAct}
      reason="required"
      input={({ reason }) => ({ params: { inspectionId }, body: { reason } })}
      onClose={onClose}
    >
      <p>{words.setAsideText}</p>
    </ActDialog>
  )
}
