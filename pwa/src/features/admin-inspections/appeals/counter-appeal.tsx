import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'

/** The counter appeals for a customer, as long as that is possible. */
export function CounterAppeal({ inspectionId }: { inspectionId: string }) {
  const { messages, formats } = useWords()
  const { appeals: words } = messages
  const { data } = useOffice(appealOperations['appeals.of-test'], { params: { inspectionId } })
  const [isOpen, setOpen] = useState(false)
  if (!data?.isOpen) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.counter}</Button>
      {isOpen && (
        <ActDialog
          row={appealOperations['appeals.make']}
          title={words.counterTitle}
          act={words.counterAct}
          reason="required"
          input={({ reason }) => ({ params: { inspectionId }, body: { reason } })}
          onClose={() => setOpen(false)}
        >
          <p>{words.counterText(formats.day(Date.parse(data.until)))}</p>
        </ActDialog>
      )}
    </>
  )
}
