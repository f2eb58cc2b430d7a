// Which inspections are of one vehicle (design 03). Owns when two descriptions name one car without anybody having looked: by
// the full VIN, or by a shorter number with make, plate and country. Anything else is linked by a person alone, as a retest is.
import { nameKey, plateKey, vinKey } from '../text/keys.ts'

/** As recorded or planned; '' or null where it is not known. */
export type DescribedVehicle = {
  vin: string | null
  make?: string | null | undefined
  plate?: string | null | undefined
  country?: string | null | undefined
}

// What somebody writes who has no number to write, whatever stands around it. Words with I, O or Q are in no VIN (ISO 3779);
// the others count when nothing but digits and crosses is left beside them.
const impossible = /UNKNOWN|INCON+U|SCONOSCIUT|DESCONOCID|ILLISIBLE|ILLEGIB|NOTKNOWN|NOVIN|NOCHASSIS|ONBEKEND|OHNE/
const words =
  /^[X\d]*(?:TEST(?:VIN|CAR)?|NULL|NONE|NIL|SANS|AUCUN|ABSENT|NEANT|MISSING|UNREADABLE|UNLESERLICH|UNBEKANNT|KEINE?|FEHLT|DUMMY|FAKE|SAMPLE|EXAMPLE|DEMO|TB[ACD]|NA|VIN|CHASSIS|UNDEFINED|TEMP|ASDF[A-Z]*)+[X\d]*$/

const rows = [
  '01234567890123456789',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'ABCDEFGHJKLMNPRSTUVWXYZ',
  'QWERTYUIOPASDFGHJKLZXCVBNM',
  'AZERTYUIOPQSDFGHJKLMWXCVBN',
  'QWERTZUIOPASDFGHJKLYXCVBNM',
]
const following = new Set(rows.flatMap((row) => Array.from(row, (_, at) => row.slice(at, at + 2))))
const isStep = (one: string, next: string): boolean => following.has(one + next) || following.has(next + one)

/** How many characters follow the one before them in an alphabet, a count or on a keyboard, up or down. */
const countSteps = (text: string): number =>
  Array.from(text).filter((letter, at) => at > 0 && isStep(text.charAt(at - 1), letter)).length

const repeats = (text: string): boolean =>
  [1, 2, 3, 4, 5, 6].some((period) => text.length >= 2 * period && text.slice(period) === text.slice(0, -period))

function isFilling(text: string): boolean {
  if (text.length < 4) return /^[0X]*$/.test(text)
  const sameInARow = /(.)\1{8}/.test(text) || new Set(text).size <= (text.length === 17 ? 3 : 1)
  // Real numbers end in a count, some of it in order; only a number made of little else was made up.
  return sameInARow || repeats(text) || (text.length > 4 && countSteps(text) >= (text.length - 1) * 0.8)
}

/** Whether a number stands where none was known: zeros, crosses, a word, one character or group over and over, 123456. */
export function isPlaceholder(vin: string): boolean {
  const text = plateKey(vin)
  return text === '' || impossible.test(text) || words.test(text) || isFilling(text) || isFilling(vinKey(vin))
}

/** The canonical 17 characters of a VIN that names one vehicle in the world; null for a shorter number or a placeholder. */
export function fullVin(vin: string | null): string | null {
  const key = vinKey(vin ?? '')
  return /^[A-HJ-NPR-Z0-9]{17}$/.test(key) && !isPlaceholder(vin ?? '') ? key : null
}

/**
 * What links inspections of one vehicle: equal for two descriptions that name the same one. A full VIN is its own key; a shorter
 * number counts with make, country and plate. null where only a person can tell.
 */
export function vehicleKey({ vin, make, plate, country }: DescribedVehicle): string | null {
  const full = fullVin(vin)
  if (full !== null || vin === null || isPlaceholder(vin)) return full
  const parts = [vinKey(vin), nameKey(make ?? ''), plateKey(country ?? ''), plateKey(plate ?? '')]
  return parts.includes('') ? null : parts.join('/')
}

type Seen = DescribedVehicle & { firstRegistration: string | null }

const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other

/**
 * Whether two vehicles of one key may still be two: a plate changes with the owner and a make is written in two ways, but not
 * both, nor with another first registration. Nothing may be granted on such a link.
 */
export function isLinkInDoubt(one: Seen, other: Seen): boolean {
  const differences = [
    differ(nameKey(one.make ?? ''), nameKey(other.make ?? '')),
    differ(plateKey(one.plate ?? ''), plateKey(other.plate ?? '')),
    differ(one.firstRegistration ?? '', other.firstRegistration ?? ''),
  ]
  return differences.filter(Boolean).length > 1
}

/**
 * Whether what was written speaks against a person who says that two descriptions name one vehicle: both have a full VIN, and not
 * the same; or the link would be in doubt.
 */
export function isLinkContradicted(one: Seen, other: Seen): boolean {
  return differ(fullVin(one.vin) ?? '', fullVin(other.vin) ?? '') || isLinkInDoubt(one, other)
}

type Named = { vin: string | null; plate: string | null }
const given = ({ vin, plate }: Named) => ({ vin: vin ?? '', plate: plateKey(plate ?? '') })

/**
 * Whether the car tested may be the one a retest was ordered for; the person who began the retest says that it is. A number the
 * failed test had must be found again; a full VIN is enough, otherwise the plate must be the same.
 */
export function mayBeOrderedCar(ordered: Named, tested: Named): boolean {
  const [before, now] = [given(ordered), given(tested)]
  const full = fullVin(before.vin)
  if (full !== null) return full === fullVin(now.vin)
  const isNumberFound = isPlaceholder(before.vin) || vinKey(before.vin) === vinKey(now.vin)
  return isNumberFound && before.plate !== '' && before.plate === now.plate
}
