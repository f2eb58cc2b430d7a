import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useTextProblem } from '#api/use-text-problem.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { TextArea } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Asks why the result is not accepted, and sends it to the centre. */
export function AppealSheet({ inspectionId, onClose }: { inspectionId: string; onClose: () => void }) {
  const { messages } = useWords()
  const { cars, common } = messages
  const { appeal: words } = cars
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const make = useAct(appealOperations['appeals.make'])
  const refused = useTextProblem('unprinted')(reason)
  const isMissing = reason.trim() === ''
  const send = () => {
    setTried(true)
    if (isMissing || refused) return
    make.mutate({ params: { inspectionId }, body: { reason: reason.trim() } }, { onSuccess: onClose })
  }
  return (
    <Sheet
      title={words.title}
      closeLabel={common.close}
      onClose={onClose}
      foot={
        <Button look="primary" disabled={make.isPending} onClick={send}>
          {words.send}
        </Button>
      }
    >
      <p>{words.how}</p>
      <TextArea
        label={words.why}
        maxLength={500}
        value={reason}
        onChange={setReason}
        problem={refused ?? (isTried && isMissing ? words.missing : undefined)}
      />
      <Problem>{refusalWords(make.error, messages)}</Problem>
    </Sheet>
  )
}
