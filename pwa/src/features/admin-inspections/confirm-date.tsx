import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Button } from '#design/button.tsx'
import { TextArea, TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { InspectionMeanwhile } from './inspection-meanwhile.tsx'

type Props = { id: string; seal: number }

/** When a test was whose device's clock is in doubt. */
export function ConfirmDate(props: Props) {
  const { inspections: words } = useWords().messages
  const open = useDialog()
  return (
    <Button look="primary" onClick={() => open((onClose) => <DateDialog {...props} onClose={onClose} />)}>
      {words.confirmDate}
    </Button>
  )
}

function DateDialog({ id, seal, onClose }: Props & { onClose: () => void }) {
  const { inspections: words } = useWords().messages
  const [at, setAt] = useState('')
  const [despite, setDespite] = useState('')
  const testedAt = new Date(at)
  const given = despite.trim() === '' ? {} : { despite: despite.trim() }
  return (
    <ActDialog
      row={inspectionOperations['inspections.confirm-date']}
      title={words.confirmDateTitle}
      act={words.confirmDateAct}
      reason="required"
      isReady={!Number.isNaN(testedAt.getTime())}
      input={({ actId, reason }) => ({
        params: { id },
        body: { decisionId: actId, seal, testedAt: testedAt.toISOString(), reason, ...given },
      })}
      onClose={onClose}
    >
      <InspectionMeanwhile id={id} />
      <p>{words.confirmDateText}</p>
      <TextField label={words.testedAt} type="datetime-local" value={at} onChange={setAt} />
      <TextArea label={words.despite} hint={words.despiteHint} maxLength={500} value={despite} onChange={setDespite} />
    </ActDialog>
  )
}
