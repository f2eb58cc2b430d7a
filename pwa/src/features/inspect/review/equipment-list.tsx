import { Check } from '#design/choices.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import { recordEquipment } from '../actions/record-equipment.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useCentreEquipment } from '../data/use-centre-equipment.ts'
import { useOfficeData } from '../data/use-office-data.ts'
import { useTestDay } from '../data/use-test-day.ts'
import type { TestEquipment } from '../model/office-data.ts'
import { useRecord } from '../recording/use-recording.ts'

/** Equipment of this centre that measures something judged here; undefined until it has been read. */
function useFittingEquipment(): readonly TestEquipment[] | undefined {
  const { view } = useCurrentInspection()
  const judged = new Set(view.items.map(({ checkpoint }) => checkpoint.code))
  return useCentreEquipment()?.filter(({ checkpoints }) => checkpoints.some((code) => judged.has(code)))
}

/** The measuring equipment of the centre with its calibration dates; ticking it marks it as used. */
export function EquipmentList() {
  const { review } = useWords().messages
  const known = (useOfficeData()?.equipment.length ?? 0) > 0
  const fitting = useFittingEquipment()
  if (!fitting || (known && fitting.length === 0)) return null
  return (
    <section className="stack stack-tight" aria-labelledby="equipment">
      <h2 id="equipment">{review.equipment}</h2>
      {fitting.length === 0 && <p className="quiet">{review.equipmentEmpty}</p>}
      {fitting.map((equipment) => (
        <EquipmentRow key={equipment.equipmentId} equipment={equipment} />
      ))}
    </section>
  )
}

function EquipmentRow({ equipment: { centreId: _centre, checkpoints, ...equipment } }: { equipment: TestEquipment }) {
  const { messages, formats } = useWords()
  const { view } = useCurrentInspection()
  const { record } = useRecord()
  const used = (view.state.equipment.get(equipment.equipmentId)?.value.checkpoints.length ?? 0) > 0
  const expired = equipment.calibrationValidUntil < useTestDay()
  const until = formats.date(equipment.calibrationValidUntil)
  return (
    <Check checked={used} onChange={(on) => void record(recordEquipment({ equipment, used: on, checkpoints }))}>
      <bdi>{equipment.name}</bdi> <Figures>{equipment.serial}</Figures>
      <br />
      <span className={expired ? 'problem small' : 'quiet small'}>
        {expired ? messages.review.expired(until) : messages.review.calibrated(until)}
      </span>
    </Check>
  )
}
