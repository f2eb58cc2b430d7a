import type { Hit } from '@sac/contracts/template/search-deficiencies'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { createId } from '#platform/create-id.ts'
import type { RefusalCode } from '#recording/record-refused.ts'
import { useWords } from '#words/words.tsx'
import { addDefect } from '../actions/add-defect.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { judge } from '../model/measured-places.ts'
import { openSuggestions, type Suggestion } from '../model/suggestions.ts'
import { type Recording, useRecording } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { DefectDetails } from './defect-details.tsx'
import { chooseDeficiency, type DefectForm, isTwin, problemOf, toDefect } from './defect-form.ts'
import { DefectPicker } from './defect-picker.tsx'
import { useDefectForm } from './use-defect-form.ts'

type FailSheetProps = {
  item: CheckpointView
  /** To begin with, at its measured place. */
  suggested: Suggestion | null
  onClose: () => void
  /** The defect is durable; `photograph` says whether the camera is wanted next. */
  onAdded: (defectId: string, photograph: boolean) => void
  /** The defect belongs to another checkpoint. */
  onElsewhere: (hit: Hit) => void
}

/** Names the defect of a failed checkpoint: one of the commonest or from the search, where it is, and the photo next. */
export function FailSheet({ item, suggested, onClose, onAdded, onElsewhere }: FailSheetProps) {
  const { messages, text } = useWords()
  const { record, state, failure } = useRecording()
  const { form, change, drop } = useDefectForm(item, suggested)
  const close = () => {
    drop()
    onClose()
  }
  const add = async (photograph: boolean) => {
    const defect = toDefect(form)
    const defectId = createId()
    if (!defect || isTwin(form, item.defects) || !(await record(addDefect(item, defectId, defect)))) return
    drop()
    onAdded(defectId, photograph)
  }
  return (
    <Sheet
      title={messages.fail.title(text(item.checkpoint.title))}
      closeLabel={messages.common.close}
      onClose={close}
      foot={form.deficiency && <FailFoot {...{ item, form, state, failure }} onAdd={(photo) => void add(photo)} />}
    >
      <FailBody
        item={item}
        form={form}
        onChange={change}
        onElsewhere={(hit) => {
          drop()
          onElsewhere(hit)
        }}
      />
    </Sheet>
  )
}

type BodyProps = Pick<FailSheetProps, 'item' | 'onElsewhere'> & {
  form: DefectForm
  onChange: (form: DefectForm) => void
}

function FailBody({ item, form, onChange, onElsewhere }: BodyProps) {
  const { state, traits } = useCurrentInspection().view
  const { deficiency } = form
  if (deficiency)
    return (
      <DefectDetails
        item={item}
        form={{ ...form, deficiency }}
        onChange={onChange}
        onChooseOther={() => onChange({ ...form, deficiency: null })}
      />
    )
  const judgements = traits ? judge(item.checkpoint, { state, traits }) : []
  return (
    <DefectPicker
      item={item}
      suggested={openSuggestions(judgements, item.defects)}
      onElsewhere={onElsewhere}
      onChoose={(chosen, location) => onChange(chooseDeficiency({ ...form, ...(location && { location }) }, chosen))}
    />
  )
}

type FootProps = {
  item: CheckpointView
  form: DefectForm
  state: Recording
  failure: RefusalCode | null
  onAdd: (photograph: boolean) => void
}

function FailFoot({ item, form, state, failure, onAdd }: FootProps) {
  const { fail } = useWords().messages
  const problem = problemOf(form)
  const twin = isTwin(form, item.defects)
  const closed = problem !== null || twin || state === 'saving'
  const photoNeeded = item.checkpoint.evidence !== 'none'
  return (
    <div className="stack stack-tight">
      {problem === 'lower-reason' && <p className="problem">{fail.lowerReasonNeeded}</p>}
      {twin && <p className="problem">{fail.twin}</p>}
      {photoNeeded && <p className="small quiet">{fail.photoNeeded}</p>}
      <Problem>{useSavingProblem(failure)}</Problem>
      <div className="pad-foot">
        <Button big disabled={closed} onClick={() => onAdd(false)}>
          {fail.add}
        </Button>
        <Button big look="primary" icon="camera" disabled={closed} onClick={() => onAdd(true)}>
          {fail.addAndPhotograph}
        </Button>
      </div>
    </div>
  )
}
