import { plateCountries } from '#api/plate-countries.ts'
import { localeOf } from '#design/i18n/language.ts'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import type { Address } from './profile-draft.ts'

const countries = [...new Set(plateCountries.map(({ region }) => region))]

type AddressProps = { address: Address; onChange: (address: Address) => void; problem?: string | undefined }

/** To whom the next invoices are made out, besides the name. `problem`: of each line that is lacking. */
export function AddressFields({ address, onChange, problem }: AddressProps) {
  const { account } = useWords().messages
  const line = (name: 'street' | 'postcode' | 'city') => ({
    label: account[name],
    value: address[name],
    onChange: (text: string) => onChange({ ...address, [name]: text }),
    problem: address[name].trim() === '' ? problem : undefined,
  })
  return (
    <section className="card">
      <h2>{account.addressTitle}</h2>
      <p className="quiet small">{account.addressWhy}</p>
      <TextField autoComplete="street-address" dir="auto" maxLength={120} {...line('street')} />
      <div className="postcode-and-city">
        <TextField autoComplete="postal-code" dir="ltr" maxLength={16} {...line('postcode')} />
        <TextField autoComplete="address-level2" dir="auto" maxLength={80} {...line('city')} />
      </div>
      <AddressCountry value={address.country} onChange={(country) => onChange({ ...address, country })} />
    </section>
  )
}

function AddressCountry({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { messages, language } = useWords()
  const locale = localeOf[language]
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const named = [...new Set([value, ...countries])]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => one.name.localeCompare(other.name, locale))
  return (
    <SelectField label={messages.account.addressCountry} value={value} onChange={onChange}>
      {named.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
