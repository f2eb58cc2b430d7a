import type { Records } from '@sac/platform/blobs/port'
import { IssuingWaits } from './issuing-waits.ts'
import { beforePaper, papersOf, placeOf, witnessName } from './witness-names.ts'

type Index = { year: number; statusIndex: number }

/** The last index this process took, by year: from one to the next a single look is enough. */
const taken = new WeakMap<Records, Map<number, number>>()

/**
 * Whoever takes an index is the newest: a paper at it or behind it left the house, and the database has forgotten. Seen here
 * even when the database was exchanged under a running process. Throws IssuingWaits.
 */
export async function requireFree(records: Records, { year, statusIndex }: Index): Promise<void> {
  const last = taken.get(records) ?? new Map<number, number>()
  taken.set(records, last)
  const present =
    last.get(year) === statusIndex - 1
      ? await findAt(records, { year, statusIndex })
      : await findBehind(records, { year, statusIndex })
  if (present !== null) throw new IssuingWaits(`the database is older than the paper ${present}`)
  last.set(year, statusIndex)
}

async function findAt(records: Records, { year, statusIndex }: Index): Promise<string | null> {
  const name = witnessName({ certificateId: '', statusYear: year, statusIndex }, 1)
  // One that cannot be read is there too.
  const isFree = await records.find(name).then(
    (bytes) => bytes === null,
    () => false,
  )
  return isFree ? null : name
}

async function findBehind(records: Records, { year, statusIndex }: Index): Promise<string | null> {
  for await (const name of records.list(papersOf(year), beforePaper(year, statusIndex))) if (placeOf(name)) return name
  return null
}
