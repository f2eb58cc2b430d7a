import { plateCountries } from '#api/plate-countries.ts'
import { localeOf } from '#design/i18n/language.ts'
import { Problem } from '#design/problem.tsx'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import type { Address } from './profile-draft.ts'

const countries = [...new Set(plateCountries.map(({ region }) => region))]

type AddressProps = { address: Address; onChange: (address: Address) => void; problem?: string | undefined }

/** To whom the next invoices are made out, besides the name. */
export function AddressFields({ address, onChange, problem }: AddressProps) {
  const { account } = useWords().messages
  const change = (part: Partial<Address>) => onChange({ ...address, ...part })
  return (
    <section className="card">
      <h2>{account.addressTitle}</h2>
      <p className="quiet small">{account.addressWhy}</p>
      <TextField
        label={account.street}
        autoComplete="street-address"
        dir="auto"
        maxLength={120}
        value={address.street}
        onChange={(street) => change({ street })}
      />
      <div className="postcode-and-city">
        <TextField
          label={account.postcode}
          autoComplete="postal-code"
          dir="ltr"
          maxLength={16}
          value={address.postcode}
          onChange={(postcode) => change({ postcode })}
        />
        <TextField
          label={account.city}
          autoComplete="address-level2"
          dir="auto"
          maxLength={80}
          value={address.city}
          onChange={(city) => change({ city })}
        />
      </div>
      <AddressCountry value={address.country} onChange={(country) => change({ country })} />
      <Problem>{problem}</Problem>
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
