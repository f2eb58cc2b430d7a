import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

/** How long a result can be appealed: said, and changed. */
export function AppealRuleButton() {
  const { appeals: words } = useWords().messages
  const { data } = useOffice(appealOperations['appeals.rule'], {})
  const [isOpen, setOpen] = useState(false)
  if (!data) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.rule(data.days)}</Button>
      {isOpen && <RuleDialog days={data.days} onClose={() => setOpen(false)} />}
    </>
  )
}

function RuleDialog({ days, onClose }: { days: number; onClose: () => void }) {
  const { appeals: words } = useWords().messages
  const [text, setText] = useState(String(days))
  const isRight = /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 365
  return (
    <ActDialog
      row={appealOperations['appeals.change-rule']}
      title={words.ruleTitle}
      act={words.ruleAct}
      isReady={isRight}
      input={() => ({ body: { days: Number(text) } })}
      onClose={onClose}
    >
      <p>{words.ruleText}</p>
      <TextField
        label={words.ruleLabel}
        inputMode="numeric"
        dir="ltr"
        maxLength={3}
        value={text}
        onChange={setText}
        problem={isRight ? undefined : words.ruleWrong}
      />
    </ActDialog>
  )
}
