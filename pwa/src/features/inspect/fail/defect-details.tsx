import { LoweringCause } from '@sac/contracts/inspection/lowering-cause'
import { type Deficiency, Severity } from '@sac/contracts/template/template'
import { textLimits } from '@sac/contracts/text/judge-text'
import { Button } from '#design/button.tsx'
import { Check, ChooseOne } from '#design/choices.tsx'
import { Note } from '#design/note.tsx'
import { TextArea, TextField } from '#design/text-field.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { SeverityChip } from '../check/severity-chip.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { OfficialText } from '../official-text.tsx'
import { type DefectForm, isLowered } from './defect-form.ts'
import { LocationPicker } from './location-picker.tsx'

type DetailsProps = {
  item: CheckpointView
  form: DefectForm & { deficiency: Deficiency }
  onChange: (form: DefectForm) => void
  onChooseOther: () => void
}

/** The chosen defect: where it is, a note, and what the inspector decides about it. */
export function DefectDetails({ item, form, onChange, onChooseOther }: DetailsProps) {
  const { fail, common } = useWords().messages
  const { deficiency } = form
  const problem = useTextProblem('note')
  return (
    <>
      <div className="card">
        <p className="spread">
          <strong>
            <LocalWords of={deficiency.text} />
          </strong>
          <SeverityChip severity={form.severity ?? deficiency.severity} />
        </p>
        <p className="small quiet">
          <LocalWords of={deficiency.plain} />
        </p>
        <OfficialText of={[deficiency.text, deficiency.plain]} />
        <div>
          <Button look="plain" onClick={onChooseOther}>
            {fail.chooseOther}
          </Button>
        </div>
      </div>
      <LocationPicker
        axes={item.checkpoint.locationAxes}
        location={form.location}
        onChange={(location) => onChange({ ...form, location })}
      />
      <TextArea
        label={`${fail.note} (${common.optional})`}
        maxLength={textLimits.note.max}
        value={form.note}
        problem={problem(form.note)}
        onChange={(note) => onChange({ ...form, note })}
      />
      <Decisions form={form} onChange={onChange} />
    </>
  )
}

type DecisionsProps = Pick<DetailsProps, 'form' | 'onChange'>

function Decisions({ form, onChange }: DecisionsProps) {
  const { fail, common } = useWords().messages
  const { deficiency } = form
  const severities = Severity.options.map((value) => ({ value, label: common.severity[value] }))
  return (
    <details className="more-options" open={isLowered(form) || undefined}>
      <summary className="row">{fail.moreOptions}</summary>
      <div className="stack">
        <div className="choices">
          {deficiency.repairableOnSpot && (
            <Check checked={form.repairedOnSpot} onChange={(repairedOnSpot) => onChange({ ...form, repairedOnSpot })}>
              {fail.repaired}
            </Check>
          )}
          <Check checked={form.prohibition} onChange={(prohibition) => onChange({ ...form, prohibition })}>
            {fail.prohibition}
          </Check>
        </div>
        <ChooseOne
          legend={fail.severity}
          hint={fail.severityOf(common.severity[deficiency.severity])}
          options={severities}
          value={form.severity ?? deficiency.severity}
          onChange={(severity) => onChange({ ...form, severity })}
        />
        {isLowered(form) && <LowerReason form={form} onChange={onChange} />}
      </div>
    </details>
  )
}

function LowerReason({ form, onChange }: DecisionsProps) {
  const { fail } = useWords().messages
  const problem = useTextProblem('reason')
  const causes = LoweringCause.options.map((value) => ({ value, label: fail.lowerCauses[value] }))
  return (
    <>
      {form.deficiency?.severity === 'dangerous' && <Note tone="warn">{fail.lowerNeedsOffice}</Note>}
      <ChooseOne
        legend={fail.lowerReason}
        options={causes}
        value={form.lowerCause}
        onChange={(lowerCause) => onChange({ ...form, lowerCause })}
      />
      <TextField
        label={fail.lowerWords}
        required
        maxLength={textLimits.reason.max}
        dir="auto"
        value={form.lowerReason}
        problem={problem(form.lowerReason)}
        onChange={(lowerReason) => onChange({ ...form, lowerReason })}
      />
    </>
  )
}
