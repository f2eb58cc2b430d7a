import type { DeadLetterDetail, ReplayDeadLetters } from '@sac/contracts/http/dead-letters'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'

/** An open letter goes back to its reader, or is closed. */
export function LetterActs({ letter }: { letter: DeadLetterDetail }) {
  const { letters: words } = useWords().messages.system
  const open = useDialog()
  return (
    <>
      <Button look="primary" onClick={() => open((onClose) => <ReplayOne letter={letter} onClose={onClose} />)}>
        {words.replay}
      </Button>
      <Button onClick={() => open((onClose) => <Dismiss letter={letter} onClose={onClose} />)}>{words.dismiss}</Button>
    </>
  )
}

type DialogProps = { letter: DeadLetterDetail; onClose: () => void }

function LetterMeanwhile({ of: { letterId: id } }: { of: DeadLetterDetail }) {
  const { letters: words } = useWords().messages.system
  return (
    <Meanwhile
      row={operatorOperations['admin.dead-letter-read']}
      input={{ params: { id } }}
      lines={({ state }) => [words.states[state]]}
      by={({ settledBy }) => settledBy}
    />
  )
}

function ReplayOne({ letter, onClose }: DialogProps) {
  const { messages, formats } = useWords()
  const { letters: words } = messages.system
  const { letterId } = letter
  const group = letter.group as ReplayDeadLetters['group']
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
      <LetterMeanwhile of={letter} />
      <p>{words.replayOne}</p>
    </ActDialog>
  )
}

function Dismiss({ letter, onClose }: DialogProps) {
  const { letters: words } = useWords().messages.system
  return (
    <ActDialog
      row={operatorOperations['admin.dead-letter-dismiss']}
      title={words.dismissTitle}
      act={words.dismissAct}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason: note }) => ({
        params: { id: letter.letterId },
        body: { commandId, note },
      })}
      onClose={onClose}
    >
      <LetterMeanwhile of={letter} />
      <p>{words.dismissText}</p>
    </ActDialog>
  )
}
