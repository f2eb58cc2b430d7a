import type { Recorded } from '@sac/contracts/inspection/field-key'
import { mustBeTested } from '@sac/contracts/inspection/outcome'
import { notApplicableFor } from '@sac/contracts/template/applicability'
import { textLimits } from '@sac/contracts/text/judge-text'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { ChooseOne } from '#design/choices.tsx'
import { Note } from '#design/note.tsx'
import { Sheet } from '#design/sheet.tsx'
import { TextArea, TextField } from '#design/text-field.tsx'
import { createId } from '#platform/create-id.ts'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { answerCheckpoint } from '../actions/answer-checkpoint.ts'
import { addAdvisory } from '../actions/write-texts.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { draftPlace, useKeptText } from '../text-draft.ts'
import { type Kind, kinds, placeOf } from './more-place.ts'

type MoreSheetProps = {
  item: CheckpointView
  onClose: () => void
  /** `answered`: the checkpoint has an answer now, the next may come. */
  onRecord: (records: Recorded[], answered: boolean) => void
}

/** Not applicable and not testable, each with a reason, and advisories. */
export function MoreSheet({ item, onClose, onRecord }: MoreSheetProps) {
  const { messages, text } = useWords()
  const { check, common } = messages
  const [kind, setKind] = useInterruptedKind(item)
  const exempt = useExemptions(item)
  return (
    <Sheet title={text(item.checkpoint.title)} closeLabel={common.close} onClose={onClose}>
      <KindChoice kind={kind} exempt={exempt.length > 0} onChange={setKind} />
      {kind === 'advisory' && (
        <AdvisoryForm
          item={item}
          onSave={(text) => onRecord(addAdvisory(createId(), item.checkpoint.code, text), false)}
        />
      )}
      {(kind === 'not-applicable' || kind === 'not-testable') && (
        <ReasonForm
          key={kind}
          place={placeOf(kind, item)}
          offered={kind === 'not-applicable' ? exempt : hindrances.map((key) => check.reasons[key])}
          fails={kind === 'not-testable' && mustBeTested(item.checkpoint)}
          onSave={(reason) => onRecord(answerCheckpoint(item, { answer: kind, reason }), true)}
        />
      )}
    </Sheet>
  )
}

/** What was being written when the app went away is what is open again. */
function useInterruptedKind(item: CheckpointView) {
  const place = draftPlace(useCurrentInspection())
  return useState(() => kinds.find((kind) => placeOf(kind, item) === place) ?? null)
}

type KindProps = { kind: Kind | null; exempt: boolean; onChange: (kind: Kind) => void }

function KindChoice({ kind, exempt, onChange }: KindProps) {
  const { check } = useWords().messages
  const options = [
    { value: 'not-applicable', label: check.notApplicable },
    { value: 'not-testable', label: check.notTestable },
    { value: 'advisory', label: check.advisory },
  ] as const
  return (
    <>
      <ChooseOne
        legend={check.moreTitle}
        options={exempt ? options : options.slice(1)}
        value={kind}
        onChange={onChange}
      />
      {!exempt && kind === null && <AppliesNote />}
    </>
  )
}

const hindrances = ['blocked', 'unsafe', 'weather'] as const

/** Why the template lets this checkpoint be not applicable to this car, in words; empty where it does not. */
function useExemptions({ checkpoint }: CheckpointView): string[] {
  const { traits } = useCurrentInspection().view
  const { text } = useWords()
  return traits ? notApplicableFor(checkpoint, traits).map(({ why }) => text(why)) : []
}

/** Where "not applicable" is not offered: what it applies to, and where a wrong entry about the car is put right. */
function AppliesNote() {
  const { messages, formats } = useWords()
  const { check, vehicle } = messages
  const { id, view } = useCurrentInspection()
  const { category = '', fuel = null, firstRegistration = '' } = view.traits ?? {}
  const car = formats.list([category, fuel && vehicle.fuels[fuel], firstRegistration?.slice(0, 4)])
  return (
    <Note>
      <p>{check.applies(car)}</p>
      <Link className="btn btn-plain" to="/i/$inspectionId/vehicle" params={{ inspectionId: id }}>
        {check.correctVehicle}
      </Link>
    </Note>
  )
}

type ReasonFormProps = {
  place: string
  offered: readonly string[]
  /** The answer makes the test a fail, and that must be known before it is given. */
  fails: boolean
  onSave: (reason: string) => void
}

function ReasonForm({ place, offered, fails, onSave }: ReasonFormProps) {
  const { check } = useWords().messages
  const [chosen, setChosen] = useState<string | null>(null)
  const { text: own, setText: setOwn } = useKeptText(place)
  const [tried, setTried] = useState(false)
  const problem = useTextProblem('reason')(own)
  const reason = own.trim() || chosen
  const save = () => (reason && !problem ? onSave(reason) : setTried(true))
  const options = offered.map((value) => ({ value, label: value }))
  return (
    <>
      <ChooseOne legend={check.reason} options={options} value={own.trim() ? null : chosen} onChange={setChosen} />
      <TextField
        label={check.reasonOwn}
        problem={problem ?? (tried && !reason ? check.reasonNeeded : undefined)}
        dir="auto"
        maxLength={textLimits.reason.max}
        value={own}
        onChange={setOwn}
      />
      {fails && <Note tone="warn">{check.untestedFails}</Note>}
      <Button look="primary" wide big onClick={save}>
        {check.saveAnswer}
      </Button>
    </>
  )
}

type AdvisoryProps = { item: CheckpointView; onSave: (text: string) => void }

function AdvisoryForm({ item, onSave }: AdvisoryProps) {
  const { check } = useWords().messages
  const { text, setText } = useKeptText(placeOf('advisory', item))
  const problem = useTextProblem('reason')(text)
  return (
    <>
      <TextArea
        label={check.advisoryText}
        problem={problem}
        value={text}
        maxLength={textLimits.reason.max}
        onChange={setText}
      />
      <Button
        look="primary"
        wide
        big
        disabled={text.trim() === '' || problem !== undefined}
        onClick={() => onSave(text)}
      >
        {check.addAdvisory}
      </Button>
    </>
  )
}
