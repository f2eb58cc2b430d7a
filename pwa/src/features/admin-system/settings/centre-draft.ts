// What is typed of a centre, and what of it can be sent.
import type { Centre, ChangeCentre } from '@sac/contracts/http/centres'
import { plainDigits } from '@sac/contracts/text/latin'

export type AddressLine = 'street' | 'postcode' | 'city' | 'country'
export type CentreDraft = Readonly<Record<'name' | 'place' | 'phone' | 'bays' | AddressLine, string>>
type Judged = Pick<ChangeCentre, 'name' | 'place' | 'phone' | 'address' | 'bays'>

/** Names of bays, as they are typed: one on each line. */
const baysOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export const noReach = { phone: '', street: '', postcode: '', city: '', country: '' }

export const draftOf = ({ name, place, phone, address, bays }: Centre): CentreDraft => ({
  name,
  place,
  ...noReach,
  ...(phone ? { phone } : {}),
  ...address,
  bays: bays.join('\n'),
})

/** Null for none at all; `wrong` for half of one. */
function addressOf(draft: CentreDraft): Centre['address'] | 'wrong' {
  const [street, postcode, city] = [draft.street.trim(), draft.postcode.trim(), draft.city.trim()]
  const country = draft.country.trim().toUpperCase()
  if (street + postcode + city === '') return null
  const isWhole = [street, postcode, city].every(Boolean) && /^[A-Z]{2}$/.test(country)
  return isWhole ? { street, postcode, city, country } : 'wrong'
}

function phoneOf({ phone }: CentreDraft): string | null {
  const tidy = plainDigits(phone.trim()).replaceAll(/[\s.-]+/g, ' ')
  if (tidy === '') return null
  return /^\+[1-9](?: ?\d){6,14}$/.test(tidy) ? tidy : 'wrong'
}

export type JudgedCentre = { body: Judged } | { wrong: 'phone' | 'address' | 'missing' }

/** What is sent; which of phone and address keep it from being so, or `missing` where a name is. */
export function judgeCentre(draft: CentreDraft): JudgedCentre {
  const [name, place, bays] = [draft.name.trim(), draft.place.trim(), baysOf(draft.bays)]
  const [phone, address] = [phoneOf(draft), addressOf(draft)]
  if (name === '' || place === '' || bays.length === 0) return { wrong: 'missing' }
  if (phone === 'wrong') return { wrong: 'phone' }
  if (address === 'wrong') return { wrong: 'address' }
  return { body: { name, place, phone, address, bays } }
}
