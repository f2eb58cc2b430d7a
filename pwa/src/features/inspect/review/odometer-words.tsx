import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'

export function OdometerWords() {
  const { view } = useCurrentInspection()
  const { messages, formats } = useWords()
  const odometer = view.state.vehicle.odometer?.value
  if (!odometer) return messages.common.unknown
  const { reading, unit, status } = odometer
  if (reading === null) return messages.vehicle.odometerStatus[status]
  return <bdi className="num">{formats.amount(formats.number(reading), unit)}</bdi>
}
