import type { DeadLetterDetail, ReplayDeadLetters } from '@sac/contracts/http/dead-letters'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'

/** An open letter goes back to its reader, or is closed. */
export function LetterActs({ letter }: { letter: DeadLetterDetail }) {
  const { letters: words } = useWords().messages.system
  const [act, setAct] = useState<'replay' | 'dismiss' | null>(null)
  const onClose = () => setAct(null)
  return (
    <>
      <Button look="primary" onClick={() => setAct('replay')}>
        {words.replay}
      </Button>
      <Button onClick={() => setAct('dismiss')}>{words.dismiss}</Button>
      {act === 'replay' && <ReplayOne letter={letter} onClose={onClose} />}
      {act === 'dismiss' && <Dismiss letter={letter} onClose={onClose} />}
    </>
  )
}

type DialogProps = { letter: DeadLetterDetail; onClose: () => void }

function ReplayOne({ letter: { letterId, group: name }, onClose }: DialogProps) {
  const { messages, formats } = useWords()
  const { letters: words } = messages.system
  const group = name as ReplayDeadLetters['group']
  return (
    <ActDialog
      row={operatorOperations['admin.dead-letters-replay']}
      title={words.replayTitle}
      act={words.replayAct(formats.number(1))}
      reason="required"
      input={({ actId: commandId, reason: note }) => ({
        body: { commandId, group, letterId, expected: 1, limit: 1, perSecond: 1, note },
      })}
      onClose={onClose}
    >
      <p>{words.replayOne}</p>
    </ActDialog>
  )
}

function Dismiss({ letter: { letterId: id }, onClose }: DialogProps) {
  const { letters: words } = useWords().messages.system
  return (
    <ActDialog
      row={operatorOperations['admin.dead-letter-dismiss']}
      title={words.dismissTitle}
      act={words.dismissAct}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason: note }) => ({ params: { id }, body: { commandId, note } })}
      onClose={onClose}
    >
      <p>{words.dismissText}</p>
    </ActDialog>
  )
}
