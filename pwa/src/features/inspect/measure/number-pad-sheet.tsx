import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { recordMeasurement } from '../actions/record-measurement.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useWords } from '../messages/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { parseReading, readingText } from '../model/number-pad.ts'
import { useRecording } from '../use-recording.ts'
import { JudgementLines } from './judgement-lines.tsx'
import { judge, type MeasuredPlace } from './measured-places.ts'
import { NumberPad } from './number-pad.tsx'
import { PlaceFacts } from './place-facts.tsx'

type SheetProps = {
  item: CheckpointView
  place: MeasuredPlace
  hasNext: boolean
  onNext: () => void
  onClose: () => void
}

/** One value: unit, limits and last year's value stay in sight while it is typed, and what it comes to is computed live. */
export function NumberPadSheet({ item, place, hasNext, onNext, onClose }: SheetProps) {
  const { messages, text } = useWords()
  const { measurement, position } = place
  const entry = useEntry(item, place)
  const save = async (then: () => void) => {
    if (await entry.save()) then()
  }
  const title = messages.measure.title(text(measurement.label), messages.measure.positions[position] ?? position)
  return (
    <Sheet
      title={title}
      closeLabel={messages.common.close}
      onClose={onClose}
      className="pad-sheet"
      foot={
        <PadFoot entry={entry} hasNext={hasNext} onSave={() => void save(onClose)} onNext={() => void save(onNext)} />
      }
    >
      <PlaceFacts item={item} place={place} />
      <ValueInput entry={entry} place={place} />
      {entry.problem && <Note tone="warn">{entry.problem}</Note>}
      <NumberPad
        text={entry.text}
        decimals={measurement.decimals}
        negative={measurement.plausible.min < 0}
        onChange={entry.setText}
      />
      <JudgementLines checkpoint={item.checkpoint} judgements={entry.judgements} />
    </Sheet>
  )
}

type Entry = ReturnType<typeof useEntry>

function useEntry(item: CheckpointView, { measurement, position, value: recorded }: MeasuredPlace) {
  const { view } = useCurrentInspection()
  const { messages, formats } = useWords()
  const { record, state } = useRecording()
  const [text, setText] = useState(() => readingText(recorded, measurement.decimals))
  const value = parseReading(text, measurement.decimals)
  const { min, max } = measurement.plausible
  const implausible = value !== null && (value < min || value > max)
  const typed = value === null ? null : { measurement: measurement.key, position, value }
  const place = { checkpoint: item.checkpoint.code, measurement: measurement.key, position }
  const possible = messages.measure.plausible(
    formats.upTo(min, 3),
    formats.amount(formats.upTo(max, 3), measurement.unit),
  )
  return {
    text,
    setText,
    recorded,
    value,
    failed: state === 'failed',
    problem: implausible ? possible : null,
    judgements: view.traits ? judge(item.checkpoint, { state: view.state, traits: view.traits }, typed) : [],
    save: () => record(value === recorded ? [] : recordMeasurement(place, value)),
  }
}

function ValueInput({ entry, place }: { entry: Entry; place: MeasuredPlace }) {
  const { measure } = useWords().messages
  return (
    <div className="pad-value" dir="ltr">
      <input
        className="num"
        aria-label={measure.value}
        inputMode="none"
        autoComplete="off"
        value={entry.text}
        onChange={(event) => entry.setText(event.target.value)}
      />
      <span className="quiet">{place.measurement.unit}</span>
    </div>
  )
}

type FootProps = { entry: Entry; hasNext: boolean; onSave: () => void; onNext: () => void }

/** Half a number is not saved; an emptied field deletes what was recorded. */
const canSave = ({ text, value, recorded }: Entry): boolean => (text === '' ? recorded !== null : value !== null)

function PadFoot({ entry, hasNext, onSave, onNext }: FootProps) {
  const { measure, common } = useWords().messages
  const disabled = !canSave(entry)
  const act = entry.text === '' && !disabled ? measure.clear : measure.save
  return (
    <div className="stack stack-tight">
      <Problem>{entry.failed && common.notSaved}</Problem>
      <div className="pad-foot">
        <Button big {...(hasNext ? {} : { look: 'primary' as const })} disabled={disabled} onClick={onSave}>
          {act}
        </Button>
        {hasNext && (
          <Button big look="primary" disabled={disabled} onClick={onNext}>
            {measure.saveAndNext}
          </Button>
        )}
      </div>
    </div>
  )
}
