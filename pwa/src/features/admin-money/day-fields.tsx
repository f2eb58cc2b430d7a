import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { CentreDay } from './use-centre-day.ts'

/** Chooses the centre and the day. */
export function DayFields({ of: { centreId, day, options, ask } }: { of: CentreDay }) {
  const { money: words } = useWords().messages
  return (
    <>
      {options.length > 1 && (
        <SelectField label={words.centre} value={centreId} onChange={(centre) => ask({ centre })}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={words.day}
        type="date"
        value={day}
        onChange={(chosen) => ask({ day: chosen === '' ? undefined : chosen })}
      />
    </>
  )
}
