import type { FaultyText } from '@sac/contracts/inspection/written-texts'
import { judgeText, textLimits } from '@sac/contracts/text/judge-text'
import { Link } from '@tanstack/react-router'
import { Button } from '#design/button.tsx'
import { TextArea } from '#design/text-field.tsx'
import { createId } from '#platform/create-id.ts'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { correctText, mayBeLeftOut } from '../actions/correct-text.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useRecord } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { useKeptText } from '../text-draft.ts'
import { rewritable } from './rewritable.ts'
import { textLabel } from './text-label.ts'

/** What the office could not print: each refused text in a field of its own, and the way to the car and the remark. */
export function RefusedTexts() {
  const { id, view } = useCurrentInspection()
  const { vehicle, review } = useWords().messages
  return (
    <>
      {rewritable(view.state).map((refused) => (
        <RefusedText key={JSON.stringify(refused.place)} refused={refused} />
      ))}
      <div className="cluster">
        <Link className="btn" to="/i/$inspectionId/vehicle" params={{ inspectionId: id }}>
          {vehicle.title}
        </Link>
        <Link className="btn" to="/i/$inspectionId/review" params={{ inspectionId: id }}>
          {review.remark}
        </Link>
      </div>
    </>
  )
}

function RefusedText({ refused: { place, field, text: before } }: { refused: FaultyText }) {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { record, failure } = useRecord()
  const saving = useSavingProblem(failure)
  const { text, setText, drop } = useKeptText(`rewrite/${JSON.stringify(place)}`, before)
  const problem = useTextProblem(field)(text)
  const isGiven = text.trim() !== '' || mayBeLeftOut(place)
  const save = async () => {
    if (await record(correctText(view.state, place, { text, newId: createId }))) drop()
  }
  return (
    <div className="card">
      <TextArea
        label={textLabel(place, view, words)}
        maxLength={textLimits[field].max}
        value={text}
        problem={problem ?? saving ?? undefined}
        onChange={setText}
      />
      <Button look="primary" disabled={!isGiven || judgeText(text, field) !== null} onClick={() => void save()}>
        {words.messages.conflicts.rewrite}
      </Button>
    </div>
  )
}
