import { type DatedReading, doubtReading } from '@sac/contracts/inspection/odometer'
import { isolated } from '@sac/contracts/text/isolate'
import { ChooseOne } from '#design/choices.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/words.tsx'
import { useOfficeTime } from '../data/use-office-time.ts'
import { parseReading } from '../model/number-pad.ts'
import { isReading, odometerStatuses, type VehicleForm } from '../model/vehicle-form.ts'

type Odometer = VehicleForm['odometer']
type OdometerProps = {
  odometer: Odometer
  /** Those before, newest first. */
  readings: readonly DatedReading[]
  onChange: (odometer: Odometer) => void
}

const hasReading = (status: Odometer['status']) => status === 'read' || status === 'replaced'

const isNumber = ({ text, unit }: Odometer): boolean => text.trim() === '' || isReading(parseReading(text, 0, unit))

/** The odometer with its last readings beside it. What cannot follow them is asked about and accepted. */
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

function Reading({ odometer, readings, onChange }: OdometerProps) {
  const { vehicle } = useWords().messages
  return (
    <>
      <div className="odometer">
        <TextField
          label={vehicle.odometer}
          hint={<LastReadings readings={readings} />}
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
      <Doubt odometer={odometer} readings={readings} />
    </>
  )
}

/** The question a reading raises; its answer is to leave it or to write another. */
function Doubt({ odometer: { text, unit, status }, readings }: Omit<OdometerProps, 'onChange'>) {
  const { messages, formats } = useWords()
  const { odometerDoubt: words } = messages.vehicle
  const value = parseReading(text, 0, unit)
  const now = new Date(useOfficeTime()).toISOString()
  // Those known are all before this one, whatever the clocks say.
  const at = [now, ...readings.map((reading) => reading.at)].toSorted().at(-1) ?? now
  const doubt = isReading(value) ? doubtReading({ value, unit, status, at }, readings) : null
  if (!doubt) return null
  const before =
    doubt.before &&
    isolated(
      `${formats.amount(formats.number(doubt.before.value), doubt.before.unit)} (${formats.date(doubt.before.at.slice(0, 10))})`,
    )
  return (
    <p className="problem">
      <output>
        {doubt.is === 'high' ? words.high : words[doubt.is](before ?? '')} {words.stands}
      </output>
    </p>
  )
}

function LastReadings({ readings: known }: { readings: readonly DatedReading[] }) {
  const { messages, formats } = useWords()
  const { vehicle } = messages
  const readings = known.filter(({ value }) => value !== null).slice(0, 3)
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
