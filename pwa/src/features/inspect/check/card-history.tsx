import { joinFacts } from '#design/join-facts.ts'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { describeLocation } from '../fail/describe-location.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { placesOf } from '../model/measured-places.ts'
import { type BeforeDefect, lastMeasured } from '../model/vehicle-history.ts'
import { SeverityChip } from './severity-chip.tsx'

/** What was found and measured here last time; on a retest, what failed. */
export function CardHistory({ item }: { item: CheckpointView }) {
  const { messages, formats } = useWords()
  const { history, view } = useCurrentInspection()
  const before = history.deficiencies.filter(({ checkpoint }) => checkpoint === item.checkpoint.code)
  const retest = Boolean(view.state.started?.value.retest)
  const values = useValuesBefore(item)
  const [first] = retest ? [...before, ...values] : before
  if (!first) return null
  const title = retest && before.length > 0 ? messages.check.failedBefore : messages.check.lastTime
  return (
    <Note icon="clock">
      <p>
        <strong>{title}</strong> · {formats.date(first.at.slice(0, 10))}
      </p>
      {before.map((defect) => (
        <BeforeLine key={JSON.stringify(defect)} item={item} defect={defect} />
      ))}
      {values.length > 0 && <p className="small">{formats.list(values.map(({ words }) => words))}</p>}
    </Note>
  )
}

function BeforeLine({ item, defect }: { item: CheckpointView; defect: BeforeDefect }) {
  const words = useWords()
  const known = item.checkpoint.deficiencies.find(({ code }) => code === defect.code)
  const place = defect.location ? describeLocation(defect.location, words) : ''
  return (
    <>
      <p className="spread">
        <span>{joinFacts([known ? words.text(known.text) : defect.code, place])}</span>
        {defect.severity && <SeverityChip severity={defect.severity} />}
      </p>
      {defect.note && (
        <p className="small" dir="auto">
          {defect.note}
        </p>
      )}
    </>
  )
}

/** The values of last time, place by place. */
function useValuesBefore({ checkpoint }: CheckpointView): { words: string; at: string }[] {
  const { messages, formats } = useWords()
  const { history, view } = useCurrentInspection()
  const { state, traits } = view
  if (!traits) return []
  return placesOf(checkpoint, { state, traits }).flatMap(({ measurement: { label, unit, decimals }, position }) => {
    const last = lastMeasured(history, { checkpoint: checkpoint.code, label: label.en, position })
    if (!last) return []
    const value = formats.amount(formats.number(last.value, decimals), unit)
    return [{ words: [messages.measure.positions[position], value].filter(Boolean).join(' '), at: last.at }]
  })
}
