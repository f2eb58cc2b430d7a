import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useRecord } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { describeAct } from './describe-act.ts'
import { latestAct } from './latest-act.ts'

/** Always in the same place: names the newest act of this device and takes it back. Never a timed message. */
export function UndoSlot() {
  const { lines, undone, deviceId, view } = useCurrentInspection()
  const words = useWords()
  const { record, failure } = useRecord()
  const problem = useSavingProblem(failure)
  const { check } = words.messages
  const act = view.sealed ? null : latestAct(lines, { deviceId, undone, newId: createId })
  return (
    <div className="undo-slot">
      {act ? (
        <Button look="plain" icon="undo" onClick={() => void record(act.undo, { undoes: true })}>
          {check.undo(describeAct(act.line, view, words))}
        </Button>
      ) : (
        <span className="quiet small">{check.undoNothing}</span>
      )}
      <Problem>{problem}</Problem>
    </div>
  )
}
