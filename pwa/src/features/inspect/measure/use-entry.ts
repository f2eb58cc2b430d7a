import { useState } from 'react'
import { useWords } from '#words/words.tsx'
import { equipmentFor } from '../actions/record-equipment.ts'
import { recordMeasurement } from '../actions/record-measurement.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useCentreEquipment } from '../data/use-centre-equipment.ts'
import { useTestDay } from '../data/use-test-day.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { judge, type MeasuredPlace } from '../model/measured-places.ts'
import { parseReading, readingText } from '../model/number-pad.ts'
import { useRecord } from '../recording/use-recording.ts'

export type Entry = ReturnType<typeof useEntry>

const keyOf = ({ measurement, position }: MeasuredPlace): string => `${measurement.key}/${position}`

/** What is being typed for a place, and what it comes to; another place begins with what is recorded there. */
export function useEntry(item: CheckpointView, current: MeasuredPlace) {
  const { measurement, position, value: recorded } = current
  const { view } = useCurrentInspection()
  const { record, failure } = useRecord()
  const [typed, setTyped] = useState<{ at: string; text: string } | null>(null)
  const text = typed?.at === keyOf(current) ? typed.text : readingText(recorded, measurement.decimals)
  const value = parseReading(text, measurement.decimals)
  const reading = value === null ? null : { measurement: measurement.key, position, value }
  const place = { checkpoint: item.checkpoint.code, measurement: measurement.key, position }
  const measuredWith = useMeasuredWith(item, current)
  return {
    text,
    setText: (next: string) => setTyped({ at: keyOf(current), text: next }),
    recorded,
    value,
    failure,
    problem: useImplausible(current, value),
    judgements: view.traits ? judge(item.checkpoint, { state: view.state, traits: view.traits }, reading) : [],
    save: () => record(value === recorded ? [] : [...recordMeasurement(place, value), ...measuredWith]),
  }
}

/** Names the equipment with the first value, where there is no choice. */
function useMeasuredWith({ checkpoint }: CheckpointView, { measurement }: MeasuredPlace) {
  const { state } = useCurrentInspection().view
  const known = useCentreEquipment() ?? []
  const today = useTestDay()
  return measurement.calibrated ? equipmentFor({ checkpoint: checkpoint.code, known, state, today }) : []
}

/** Said of a value no car can have; null otherwise. */
function useImplausible({ measurement }: MeasuredPlace, value: number | null): string | null {
  const { messages, formats } = useWords()
  const { min, max } = measurement.plausible
  if (value === null || (value >= min && value <= max)) return null
  return messages.measure.plausible(formats.upTo(min, 3), formats.amount(formats.upTo(max, 3), measurement.unit))
}
