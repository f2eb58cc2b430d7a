import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { NumberDialog } from '#admin/number-dialog.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
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
      {isOpen && (
        <NumberDialog
          row={appealOperations['appeals.change-rule']}
          title={words.ruleTitle}
          act={words.ruleAct}
          text={words.ruleText}
          label={words.ruleLabel}
          wrong={words.ruleWrong}
          range={[1, 365]}
          known={data.days}
          inWords={words.rule}
          input={({ value, seen }) => ({ body: { days: value, seen } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
