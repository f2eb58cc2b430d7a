import { localeOf } from '#design/i18n/language.ts'
import { SelectField } from '#design/select-field.tsx'
import { useSharedWords } from '#words/app-words.tsx'
import { plateCountries } from './plate-countries.ts'

type CountryFieldProps = { label: string; value: string; onChange: (code: string) => void }

/** The country of a plate, by its name. */
export function CountryField({ label, value, onChange }: CountryFieldProps) {
  const { language } = useSharedWords()
  const names = new Intl.DisplayNames(localeOf[language], { type: 'region' })
  const named = plateCountries
    .map(({ sign, region }) => ({ sign, name: names.of(region) ?? sign }))
    .toSorted((one, two) => one.name.localeCompare(two.name, localeOf[language]))
  return (
    <SelectField label={label} value={value} onChange={onChange}>
      {named.map(({ sign, name }) => (
        <option key={sign} value={sign}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
