// Whether an odometer reading can follow those before it (design 03). What cannot is asked at the field and flagged for the
// office; it never stops anything.

/** `at`: the instant of the test it was read at, ISO 8601. `value`: in `unit`; null where nothing could be read. */
export type DatedReading = {
  value: number | null
  unit: 'km' | 'mi'
  status: 'read' | 'unreadable' | 'none' | 'replaced'
  at: string
}
type Length = { value: number; unit: 'km' | 'mi' }

export const kmPerMile = 1.609344

export const inKilometres = ({ value, unit }: Length): number => (unit === 'mi' ? value * kmPerMile : value)

/** Largest reading an instrument shows: eight digits. */
export const highestReading = 99_999_999

/** More than any car has gone, in kilometres. */
const beyondBelief = 5_000_000
const kmPerDay = 200_000 / 365
const dayMs = 86_400_000

type Read = DatedReading & Length
const isRead = (reading: DatedReading): reading is Read => reading.value !== null

/**
 * Of readings in any order those that count from zero with the instrument fitted now, newest first: back to its fitting, with
 * the reading it was fitted at.
 */
export function sinceReplacement(readings: readonly DatedReading[]): Read[] {
  const newestFirst = readings.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const fitted = newestFirst.findIndex(({ status }) => status === 'replaced')
  return newestFirst.slice(0, fitted < 0 ? undefined : fitted + 1).filter(isRead)
}

/** `before`: the reading it cannot follow; null where it is too much by itself. */
export type ReadingDoubt = { is: 'lower' | 'fast'; before: Read } | { is: 'high'; before: null }

// A reading taken in the other unit has been rounded: a kilometre is no difference.
const tolerance = (one: Length, other: Length): number => (one.unit === other.unit ? 0 : 1)

const isLower = (now: Read, before: Read): boolean => inKilometres(now) + tolerance(now, before) < inKilometres(before)

function isFast(now: Read, before: Read): boolean {
  // A day at least, because two tests may be minutes apart.
  const days = 1 + Math.max(0, Date.parse(now.at) - Date.parse(before.at)) / dayMs
  return inKilometres(now) - inKilometres(before) > kmPerDay * days
}

/**
 * What there is to ask about a reading: lower than one before, more than 200 000 km a year since, or more than any car has gone.
 * An instrument just fitted is compared with none. null when there is nothing.
 */
export function doubtReading(now: DatedReading, readings: readonly DatedReading[]): ReadingDoubt | null {
  if (!isRead(now)) return null
  const earlier = now.status === 'replaced' ? [] : sinceReplacement(readings.filter(({ at }) => !(at > now.at)))
  const higher = earlier.find((before) => isLower(now, before))
  if (higher) return { is: 'lower', before: higher }
  if (inKilometres(now) > beyondBelief) return { is: 'high', before: null }
  const faster = earlier.find((before) => isFast(now, before))
  return faster ? { is: 'fast', before: faster } : null
}
