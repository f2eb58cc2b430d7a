// What a person has typed of their profile, and what of it can be sent.
import type { ChangeProfile, Profile } from '@sac/contracts/http/accounts'
import { phoneNumber } from './phone-number.ts'

export type Address = NonNullable<Profile['address']>
export type ProfileDraft = {
  name: string
  language: Profile['language']
  phone: string
  address: Address
}

const noAddress: Address = { street: '', postcode: '', city: '', country: 'FR' }

export const draftOf = ({ name, language, phone, address }: Profile): ProfileDraft => ({
  name,
  language,
  phone: phone ?? '',
  address: address ?? noAddress,
})

type Field = 'name' | 'phone' | 'address'
export type Judged = { is: 'good'; body: ChangeProfile } | { is: 'wrong'; fields: ReadonlySet<Field> }

/** An address is whole or not there at all. */
function addressOf({ country, ...lines }: Address): Address | null | 'wrong' {
  const typed = { street: lines.street.trim(), postcode: lines.postcode.trim(), city: lines.city.trim() }
  const filled = Object.values(typed).filter((line) => line !== '').length
  if (filled === 0) return null
  return filled < 3 ? 'wrong' : { ...typed, country }
}

/** `wrong` for what is no number. */
const phoneOf = (typed: string): string | null => (typed.trim() === '' ? null : (phoneNumber(typed) ?? 'wrong'))

/** What is sent, or which fields keep it from being so. */
export function judgeProfile(draft: ProfileDraft): Judged {
  const name = draft.name.trim()
  const phone = phoneOf(draft.phone)
  const address = addressOf(draft.address)
  const fields = new Set<Field>()
  if (name === '') fields.add('name')
  if (phone === 'wrong') fields.add('phone')
  if (address === 'wrong') fields.add('address')
  if (phone === 'wrong' || address === 'wrong' || fields.size > 0) return { is: 'wrong', fields }
  return { is: 'good', body: { name, language: draft.language, phone, address } }
}
