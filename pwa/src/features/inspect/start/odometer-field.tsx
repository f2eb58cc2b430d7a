import { ChooseOne } from '#design/choices.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '../messages/words.tsx'
import { parseReading } from '../model/number-pad.ts'
import { isReading, odometerStatuses, type VehicleForm } from '../model/vehicle-form.ts'
import type { VehicleHistory } from '../model/vehicle-history.ts'

type Odometer = VehicleForm['odometer']
type OdometerProps = { odometer: Odometer; history: VehicleHistory; onChange: (odometer: Odometer) => void }

const hasReading = (status: Odometer['status']) => status === 'read' || status === 'replaced'

const kilometresPerMile = 1.609344
const inKilometres = (value: number, unit: 'km' | 'mi'): number => (unit === 'mi' ? value * kilometresPerMile : value)

function isLower({ text, unit }: Odometer, { odometer: [last] }: VehicleHistory): boolean {
  const reading = parseReading(text, 0, unit)
  if (reading === null || !last || last.value === null) return false
  // Whichever unit is chosen: the car has not become another one.
  return inKilometres(reading, unit) < Math.floor(inKilometres(last.value, last.unit))
}

const isNumber = ({ text, unit }: Odometer): boolean => text.trim() === '' || isReading(parseReading(text, 0, unit))

/** The odometer with its last readings beside it. A lower reading is accepted and said. */
export function OdometerField(props: OdometerProps) {
  const { odometer, onChange } = props
  const { vehicle } = useWords().messages
  return (
    <div className="stack stack-tight">
      {hasReading(odometer.status) && <Reading {...props} />}
      <ChooseOne
        legend={vehicle.odometerState}
        options={odometerStatuses.map((value) => ({ value, label: vehicle.odometerStatus[value] }))}
        value={odometer.status}
        onChange={(status) => onChange({ ...odometer, status })}
      />
    </div>
  )
}

const units = [
  { value: 'km', label: 'km' },
  { value: 'mi', label: 'mi' },
] as const

function Reading({ odometer, history, onChange }: OdometerProps) {
  const { vehicle } = useWords().messages
  return (
    <>
      <div className="odometer">
        <TextField
          label={vehicle.odometer}
          hint={<LastReadings history={history} />}
          className="num"
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          problem={isNumber(odometer) ? undefined : vehicle.odometerUnclear}
          value={odometer.text}
          onChange={(text) => onChange({ ...odometer, text })}
        />
        <ChooseOne
          legend={vehicle.unit}
          options={units}
          value={odometer.unit}
          onChange={(unit) => onChange({ ...odometer, unit })}
        />
      </div>
      {isLower(odometer, history) && <p className="problem">{vehicle.odometerLower}</p>}
    </>
  )
}

function LastReadings({ history }: { history: VehicleHistory }) {
  const { messages, formats } = useWords()
  const { vehicle } = messages
  const readings = history.odometer.filter(({ value }) => value !== null).slice(0, 3)
  if (readings.length === 0) return vehicle.noReadings
  return (
    <>
      {vehicle.lastReadings + messages.common.colon}
      {readings.map(({ value, unit, at }) => (
        <bdi key={at} className="reading">
          {formats.amount(formats.number(value ?? 0), unit)} ({formats.date(at.slice(0, 10))}){' '}
        </bdi>
      ))}
    </>
  )
}
