import { textLimits } from '@sac/contracts/text/judge-text'
import { useState } from 'react'
import { Field } from '#design/field.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { writeRemark } from '../actions/write-texts.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useOpenTexts } from '../data/use-open-texts.ts'
import { useRecording } from '../use-recording.ts'
import { useSavingProblem } from '../use-saving-problem.ts'

/** A remark for the report; saved when the field is left. */
export function RemarkField() {
  const { review, common } = useWords().messages
  const { view } = useCurrentInspection()
  const isOpen = useOpenTexts()
  const { record, failure } = useRecording()
  const problem = useSavingProblem(failure)
  const recorded = view.state.remark?.value.text ?? ''
  const [text, setText] = useState(recorded)
  const refused = useTextProblem('remark')(text)
  if (!isOpen) return recorded && <p dir="auto">{recorded}</p>
  return (
    <Field
      label={`${review.remark} (${common.optional})`}
      hint={review.remarkHint}
      problem={refused ?? problem ?? undefined}
    >
      {(ids) => (
        <textarea
          {...ids}
          className="input"
          dir="auto"
          maxLength={textLimits.remark.max}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (!refused && text.trim() !== recorded) void record(writeRemark(text))
          }}
        />
      )}
    </Field>
  )
}
