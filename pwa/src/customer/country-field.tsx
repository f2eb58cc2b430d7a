import { localeOf } from '#design/i18n/language.ts'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import { plateCountries } from './plate-countries.ts'

/** The country of a plate, by its name. */
export function CountryField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { language, messages } = useWords()
  const names = new Intl.DisplayNames(localeOf[language], { type: 'region' })
  const named = plateCountries
    .map(({ sign, region }) => ({ sign, name: names.of(region) ?? sign }))
    .toSorted((one, two) => one.name.localeCompare(two.name, localeOf[language]))
  return (
    <SelectField label={messages.booking.country} value={value} onChange={onChange}>
      {named.map(({ sign, name }) => (
        <option key={sign} value={sign}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
