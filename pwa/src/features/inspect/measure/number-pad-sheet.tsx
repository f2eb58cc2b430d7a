import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import type { MeasuredPlace } from '../model/measured-places.ts'
import { padStyleOf } from '../model/number-pad.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { JudgementLines } from './judgement-lines.tsx'
import { NumberPad } from './number-pad.tsx'
import { PlaceFacts } from './place-facts.tsx'
import { PlaceStrip } from './place-strip.tsx'
import { type Entry, useEntry } from './use-entry.ts'

type SheetProps = {
  item: CheckpointView
  /** All places of the checkpoint, in the order they are measured. */
  places: readonly MeasuredPlace[]
  startAt: number
  onClose: () => void
}

/** One pad for all values of a checkpoint: it stays open from the first place to the last. */
export function NumberPadSheet({ places, startAt, ...props }: SheetProps) {
  const [at, setAt] = useState(startAt)
  const place = places[at]
  return place && <PadSheet {...props} places={places} place={place} at={at} onOpen={setAt} />
}

type PadProps = Omit<SheetProps, 'startAt'> & { place: MeasuredPlace; at: number; onOpen: (at: number) => void }

/** Unit, limits and last year's value stay in sight while a value is typed, and what it comes to is computed live. */
function PadSheet({ item, places, place, at, onOpen, onClose }: PadProps) {
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
      keys={<PadKeys entry={entry} place={place} />}
      foot={
        <PadFoot
          entry={entry}
          hasNext={at + 1 < places.length}
          onSave={() => void save(onClose)}
          onNext={() => void save(() => onOpen(at + 1))}
        />
      }
    >
      <PlaceStrip places={places} current={at} onOpen={(index) => void leave(entry, () => onOpen(index))} />
      <PlaceFacts item={item} place={place} />
      <JudgementLines checkpoint={item.checkpoint} judgements={entry.judgements} defects={item.defects} />
      {entry.problem && <Note tone="warn">{entry.problem}</Note>}
    </Sheet>
  )
}

/** A whole value typed before another place is tapped is kept; half a number is not. */
async function leave(entry: Entry, then: () => void): Promise<void> {
  if (!canSave(entry) || (await entry.save())) then()
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

/** The value and its keys, in sight however little room the rest has. */
function PadKeys({ entry, place }: { entry: Entry; place: MeasuredPlace }) {
  const { measurement } = place
  return (
    <>
      <ValueInput entry={entry} place={place} />
      <NumberPad
        text={entry.text}
        style={padStyleOf(measurement)}
        negative={measurement.plausible.min < 0}
        onChange={entry.setText}
      />
    </>
  )
}

type FootProps = { entry: Entry; hasNext: boolean; onSave: () => void; onNext: () => void }

/** Half a number is not saved; an emptied field deletes what was recorded. */
const canSave = ({ text, value, recorded }: Entry): boolean => (text === '' ? recorded !== null : value !== null)

function PadFoot({ entry, hasNext, onSave, onNext }: FootProps) {
  const { measure } = useWords().messages
  const problem = useSavingProblem(entry.failure)
  const disabled = !canSave(entry)
  const act = entry.text === '' && !disabled ? measure.clear : measure.save
  return (
    <div className="stack stack-tight">
      <Problem>{problem}</Problem>
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
