import { useRef, useState } from 'react'
import { Icon } from '#design/icon.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { judge, type MeasuredPlace, placesOf } from '../model/measured-places.ts'
import type { Suggestion } from '../model/suggestions.ts'
import { JudgementLines } from './judgement-lines.tsx'
import { NumberPadSheet } from './number-pad-sheet.tsx'

type TableProps = { item: CheckpointView; onSuggested: (suggestion: Suggestion) => void }

/** The values of a checkpoint as large buttons that open the number pad, and what they come to. */
export function MeasurementTable({ item, onSuggested }: TableProps) {
  const { view } = useCurrentInspection()
  const [open, setOpen] = useState<number | null>(null)
  const results = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(null)
    results.current?.scrollIntoView({ block: 'nearest' })
  }
  const { state, traits } = view
  if (!traits) return null
  const places = placesOf(item.checkpoint, { state, traits })
  const judgements = judge(item.checkpoint, { state, traits })
  const groups = [...Map.groupBy(places, ({ measurement }) => measurement.key).values()]
  return (
    <div className="stack stack-tight">
      {groups.map((group) => (
        <MeasurementGroup
          key={group[0]?.measurement.key}
          group={group}
          onOpen={(place) => setOpen(places.indexOf(place))}
        />
      ))}
      <div ref={results} className="results">
        <JudgementLines
          checkpoint={item.checkpoint}
          judgements={judgements}
          defects={item.defects}
          onSuggested={onSuggested}
        />
      </div>
      {open !== null && <NumberPadSheet item={item} places={places} startAt={open} onClose={close} />}
    </div>
  )
}

type GroupProps = { group: readonly MeasuredPlace[]; onOpen: (place: MeasuredPlace) => void }

function MeasurementGroup({ group, onOpen }: GroupProps) {
  const { messages } = useWords()
  const { sealed } = useCurrentInspection().view
  const measurement = group[0]?.measurement
  if (!measurement) return null
  return (
    <fieldset className="measured" data-per={measurement.per}>
      <legend className="label">
        <LocalWords of={measurement.label} />
        {!measurement.required && <span className="quiet small"> ({messages.measure.optionalValue})</span>}
      </legend>
      <div className="measured-values">
        {group.map((place) => (
          <ValueButton key={place.position} place={place} disabled={sealed} onOpen={() => onOpen(place)} />
        ))}
      </div>
    </fieldset>
  )
}

type ValueButtonProps = { place: MeasuredPlace; disabled: boolean; onOpen: () => void }

function ValueButton({ place, disabled, onOpen }: ValueButtonProps) {
  const { messages, formats, text } = useWords()
  const { measurement, position, value } = place
  const where = messages.measure.positions[position] ?? position
  const shown = value === null ? '–' : formats.number(value, measurement.decimals)
  return (
    <button type="button" className="btn value-button" disabled={disabled} onClick={onOpen}>
      <span className="visually-hidden">{text(measurement.label)} </span>
      {where && <span className="small quiet">{where}</span>}
      <span className="spread">
        <bdi className="num value" dir="ltr">
          {shown} <span className="small">{measurement.unit}</span>
        </bdi>
        <Icon name={value === null ? 'pen' : 'check'} />
        {value === null && <span className="visually-hidden">{messages.measure.enter}</span>}
      </span>
    </button>
  )
}
