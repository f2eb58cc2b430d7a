import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { boundsAt, type MeasuredPlace } from '../model/measured-places.ts'
import { lastMeasured } from '../model/vehicle-history.ts'
import { limitWords } from './limit-words.ts'

/** Limit and last year's value of one place to measure. */
export function PlaceFacts({ item, place }: { item: CheckpointView; place: MeasuredPlace }) {
  const words = useWords()
  const { view, history } = useCurrentInspection()
  const { measurement, position } = place
  const { unit, decimals } = measurement
  const { measure, common } = words.messages
  if (!view.traits) return null
  const bounds = boundsAt(item.checkpoint, { state: view.state, traits: view.traits }, place)
  const limit = bounds && limitWords(bounds, { words, unit, decimals })
  const last = lastMeasured(history, { checkpoint: item.checkpoint.code, label: measurement.label.en, position })
  return (
    <div className="place-facts small">
      <p>
        <strong>{measure.limits + common.colon}</strong>
        {limit ?? measure.noLimit}
      </p>
      <p className="quiet">
        {last
          ? measure.lastTime(
              words.formats.amount(words.formats.number(last.value, decimals), unit),
              words.formats.date(last.at.slice(0, 10)),
            )
          : measure.noLastTime}
      </p>
    </div>
  )
}
