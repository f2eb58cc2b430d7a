import { proposalsOf } from '@sac/contracts/template/evaluate-measurements'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { createId } from '#platform/create-id.ts'
import { addDefect } from '../actions/add-defect.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { judge } from '../measure/measured-places.ts'
import { useWords } from '../messages/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { useRecording } from '../use-recording.ts'
import { DefectDetails } from './defect-details.tsx'
import { chooseDeficiency, type DefectForm, emptyForm, problemOf, toDefect } from './defect-form.ts'
import { DefectPicker } from './defect-picker.tsx'

type FailSheetProps = {
  item: CheckpointView
  /** Code of a deficiency to begin with. */
  suggested: string | null
  onClose: () => void
  /** The defect is durable; `photograph` says whether the camera is wanted next. */
  onAdded: (defectId: string, photograph: boolean) => void
}

/** Names the defect of a failed checkpoint: one of the commonest or from the search, where it is, and the photo next. */
export function FailSheet({ item, suggested, onClose, onAdded }: FailSheetProps) {
  const { messages, text } = useWords()
  const { view } = useCurrentInspection()
  const { record, state } = useRecording()
  const [form, setForm] = useState<DefectForm>(() => startForm(item, suggested))
  const proposals = view.traits ? proposalsOf(judge(item.checkpoint, { state: view.state, traits: view.traits })) : []
  const add = async (photograph: boolean) => {
    const defect = toDefect(form)
    const defectId = createId()
    if (defect && (await record(addDefect(item, defectId, defect)))) onAdded(defectId, photograph)
  }
  const { deficiency } = form
  return (
    <Sheet
      title={messages.fail.title(text(item.checkpoint.title))}
      closeLabel={messages.common.close}
      onClose={onClose}
      foot={
        deficiency && (
          <FailFoot item={item} form={form} failed={state === 'failed'} onAdd={(photo) => void add(photo)} />
        )
      }
    >
      {deficiency ? (
        <DefectDetails
          item={item}
          form={{ ...form, deficiency }}
          onChange={setForm}
          onChooseOther={() => setForm({ ...form, deficiency: null })}
        />
      ) : (
        <DefectPicker
          item={item}
          suggested={proposals.map(({ deficiency: code }) => code)}
          onChoose={(chosen) => setForm(chooseDeficiency(form, chosen))}
        />
      )}
    </Sheet>
  )
}

function startForm({ checkpoint }: CheckpointView, suggested: string | null): DefectForm {
  const known = checkpoint.deficiencies.find(({ code }) => code === suggested)
  return known ? chooseDeficiency(emptyForm, known) : emptyForm
}

type FootProps = { item: CheckpointView; form: DefectForm; failed: boolean; onAdd: (photograph: boolean) => void }

function FailFoot({ item, form, failed, onAdd }: FootProps) {
  const { fail, common } = useWords().messages
  const problem = problemOf(form)
  const photoNeeded = item.checkpoint.evidence !== 'none'
  return (
    <div className="stack stack-tight">
      {problem === 'lower-reason' && <p className="problem">{fail.lowerReasonNeeded}</p>}
      {photoNeeded && <p className="small quiet">{fail.photoNeeded}</p>}
      {failed && (
        <p className="problem" role="alert">
          {common.notSaved}
        </p>
      )}
      <div className="pad-foot">
        <Button big disabled={problem !== null} onClick={() => onAdd(false)}>
          {fail.add}
        </Button>
        <Button big look="primary" icon="camera" disabled={problem !== null} onClick={() => onAdd(true)}>
          {fail.addAndPhotograph}
        </Button>
      </div>
    </div>
  )
}
