import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type DayFrame, quartersOf } from './day-layout.ts'

type QuarterFieldProps = { label: string; frame: DayFrame; value: string; onChange: (instant: string) => void }

/** A quarter of an hour of the day shown, as an instant. */
export function QuarterField({ label, frame, value, onChange }: QuarterFieldProps) {
  const { formats } = useWords()
  const times = quartersOf(frame)
  const shown = times.includes(value) ? times : [value, ...times].toSorted()
  return (
    <SelectField label={label} value={value} onChange={onChange}>
      {shown.map((time) => (
        <option key={time} value={time}>
          {formats.timeIn(time, frame.timeZone)}
        </option>
      ))}
    </SelectField>
  )
}

type BayFieldProps = { bays: readonly string[]; value: string; onChange: (bay: string) => void }

export function BayField({ bays, value, onChange }: BayFieldProps) {
  const { bay: label } = useWords().messages.today
  return (
    <SelectField label={label} value={value} onChange={onChange}>
      {bays.map((bay) => (
        <option key={bay} value={bay}>
          {bay}
        </option>
      ))}
    </SelectField>
  )
}

/** A bay and a time, in words. */
export function usePlaceWords(timeZone: string): (place: { bay: string; scheduledDate: string }) => string {
  const { formats } = useWords()
  return ({ bay, scheduledDate }) => formats.list([bay, formats.timeIn(scheduledDate, timeZone)])
}
