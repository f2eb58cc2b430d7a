import { useState } from 'react'
import { Field } from '#design/field.tsx'
import { writeRemark } from '../actions/write-texts.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useUnseenWords } from '../messages/use-unseen-words.ts'
import { useWords } from '../messages/words.tsx'
import { useRecording } from '../use-recording.ts'
import { useSavingProblem } from '../use-saving-problem.ts'

/** A remark for the report; saved when the field is left. */
export function RemarkField() {
  const { review, common } = useWords().messages
  const { view } = useCurrentInspection()
  const { record, failure } = useRecording()
  const problem = useSavingProblem(failure)
  const recorded = view.state.remark?.value.text ?? ''
  const [text, setText] = useState(recorded)
  const unseen = useUnseenWords('lines')(text)
  if (view.sealed) return recorded && <p dir="auto">{recorded}</p>
  return (
    <Field
      label={`${review.remark} (${common.optional})`}
      hint={review.remarkHint}
      problem={unseen ?? problem ?? undefined}
    >
      {(ids) => (
        <textarea
          {...ids}
          className="input"
          dir="auto"
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (!unseen && text.trim() !== recorded) void record(writeRemark(text))
          }}
        />
      )}
    </Field>
  )
}
