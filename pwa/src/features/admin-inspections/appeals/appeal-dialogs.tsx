import { type Appeal, AppealDecision } from '@sac/contracts/http/appeals'
import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { AppealMeanwhile } from './appeal-meanwhile.tsx'

/** What somebody is about to do with which. */
export type Asking = { act: 'decide' | 'withdraw'; appeal: Appeal }

type DialogProps = { of: Asking; onClose: () => void }

export const AppealDialog = ({ of: { act, appeal }, onClose }: DialogProps) =>
  act === 'decide' ? <DecideDialog of={appeal} onClose={onClose} /> : <WithdrawDialog of={appeal} onClose={onClose} />

function DecideDialog({ of: appeal, onClose }: { of: Appeal; onClose: () => void }) {
  const { appealId, plate, reason } = appeal
  const { appeals: words } = useWords().messages
  const [chosen, choose] = useState('')
  const decision = AppealDecision.options.find((one) => one === chosen)
  return (
    <ActDialog
      row={appealOperations['appeals.decide']}
      title={words.decideOf(plate ?? words.noPlate)}
      act={words.decideAct}
      reason="required"
      isReady={decision !== undefined}
      input={(given) => ({ params: { appealId }, body: { decision: decision ?? 'dismissed', note: given.reason } })}
      onClose={onClose}
    >
      <AppealMeanwhile of={appeal} />
      <blockquote dir="auto">{reason}</blockquote>
      <p>{words.decideText}</p>
      <SelectField label={words.decideLabel} value={chosen} onChange={choose}>
        <option value="">{words.choose}</option>
        {AppealDecision.options.map((one) => (
          <option key={one} value={one}>
            {words.decisions[one]}
          </option>
        ))}
      </SelectField>
    </ActDialog>
  )
}

function WithdrawDialog({ of: appeal, onClose }: { of: Appeal; onClose: () => void }) {
  const { appealId, plate } = appeal
  const { appeals: words } = useWords().messages
  return (
    <ActDialog
      row={appealOperations['appeals.withdraw']}
      title={words.withdrawOf(plate ?? words.noPlate)}
      act={words.withdrawAct}
      reason="required"
      input={({ reason }) => ({ params: { appealId }, body: { note: reason } })}
      onClose={onClose}
    >
      <AppealMeanwhile of={appeal} />
      <p>{words.withdrawText}</p>
    </ActDialog>
  )
}
