// First reading of what left the house: how far the counters must be, which papers there are, and what cannot be read.
import { parseNumber } from '@sac/contracts/certificate/number'
import { BlobError, type Records } from '@sac/platform/blobs/port'
import { unpackRecord, Witness } from './witness.ts'
import { placeOf } from './witness-names.ts'

type Sequence = { station: string; year: number; last: number }

export type Survey = {
  /** Names to adopt, one for each paper, in the order of issue. */
  names: string[]
  /** Highest sequence of each station and year, and highest index of each year. */
  sequences: Sequence[]
  indexes: Map<number, number>
  /** Names that cannot be read, of papers with nothing else to go by: a person has to decide. */
  damaged: string[]
  /** Papers a person has decided to do without, and nobody can read which numbers they have. */
  lost: string[]
}

type Options = {
  records: Records
  names: readonly string[]
  setAside: ReadonlySet<string>
  /** Keys whose signature does not count. */
  burnt: ReadonlySet<string>
}

/** Throws what the store throws when it does not answer: a witness that is not there today is not a lost one. */
export async function surveyPapers({ records, names, setAside, burnt }: Options): Promise<Survey> {
  const survey: Survey = { names: [], sequences: [], indexes: new Map(), damaged: [], lost: [] }
  for (const [place, attempts] of byPlace(names)) {
    noteIndex(survey.indexes, place)
    const { whole, damaged } = await readAttempts(records, attempts)
    for (const { witness } of whole) noteNumber(survey.sequences, witness)
    const left = whole.filter(({ name }) => !setAside.has(name))
    const chosen = left.find(({ witness: { kid } }) => kid === null || !burnt.has(kid)) ?? left.at(-1)
    const undecided = damaged.filter((name) => !setAside.has(name))
    if (chosen) survey.names.push(chosen.name)
    else if (undecided.length > 0) survey.damaged.push(...undecided)
    else if (whole.length === 0) survey.lost.push(place)
  }
  return survey
}

function noteIndex(indexes: Map<number, number>, name: string): void {
  const place = placeOf(name)
  if (place) indexes.set(place.year, Math.max(indexes.get(place.year) ?? 0, place.index))
}

/** Names of one paper's attempts together, in their order. */
function byPlace(names: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const name of names) {
    const place = name.replace(/-[2-9]$/, '')
    places.set(place, [...(places.get(place) ?? []), name])
  }
  return places
}

async function readAttempts(records: Records, names: readonly string[]) {
  const whole: { name: string; witness: Witness }[] = []
  const damaged: string[] = []
  for (const name of names) {
    const witness = await readWitness(records, name)
    if (witness) whole.push({ name, witness })
    else damaged.push(name)
  }
  return { whole, damaged }
}

/** null for a damaged one, and for one of a later form. */
export async function readWitness(records: Records, name: string): Promise<Witness | null> {
  try {
    const bytes = await records.find(name)
    return bytes && (await unpackRecord(Witness, bytes))
  } catch (error) {
    if (error instanceof BlobError) return null
    throw error
  }
}

function noteNumber(sequences: Sequence[], { number }: Pick<Witness, 'number'>): void {
  const parsed = number === null ? null : parseNumber(number)
  if (!parsed) return
  const { station, year, sequence } = parsed
  const known = sequences.find((one) => one.station === station && one.year === year)
  if (known) known.last = Math.max(known.last, sequence)
  else sequences.push({ station, year, last: sequence })
}
