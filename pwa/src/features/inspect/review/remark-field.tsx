import { textLimits } from '@sac/contracts/text/judge-text'
import { useEffect, useRef } from 'react'
import { TextArea } from '#design/text-field.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { writeRemark } from '../actions/write-texts.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useOpenTexts } from '../data/use-open-texts.ts'
import { useRecord } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { useKeptText } from '../text-draft.ts'

/** A remark for the report; saved when the field is left. */
export function RemarkField() {
  const { review, common } = useWords().messages
  const { view } = useCurrentInspection()
  const isOpen = useOpenTexts()
  const { record, failure } = useRecord()
  const problem = useSavingProblem(failure)
  const recorded = view.state.remark?.value.text ?? ''
  const { text, setText, drop, isRestored } = useKeptText('remark', recorded)
  const refused = useTextProblem('remark')(text)
  const area = useRef<HTMLTextAreaElement>(null)
  // What comes back is not recorded yet: it is as if the field had never been left.
  useEffect(() => {
    if (isRestored) area.current?.focus({ preventScroll: true })
  }, [isRestored])
  if (!isOpen) return recorded && <p dir="auto">{recorded}</p>
  const save = async () => {
    if (!refused && (text.trim() === recorded || (await record(writeRemark(text))))) drop()
  }
  return (
    <TextArea
      ref={area}
      label={`${review.remark} (${common.optional})`}
      hint={review.remarkHint}
      problem={refused ?? problem ?? undefined}
      maxLength={textLimits.remark.max}
      value={text}
      onChange={setText}
      onBlur={() => void save()}
    />
  )
}
