import type { Records } from '@sac/platform/blobs/port'
import { IssuingWaits } from './issuing-waits.ts'
import { beforePaper, papersOf } from './witness-names.ts'

/**
 * Whoever takes an index is the newest: a paper at it or behind it left the house, and the database has forgotten. Seen here
 * even when the database was exchanged under a running process. Throws IssuingWaits.
 */
export async function requireFree(
  records: Records,
  { year, statusIndex }: { year: number; statusIndex: number },
): Promise<void> {
  for await (const name of records.list(papersOf(year), beforePaper(year, statusIndex)))
    throw new IssuingWaits(`the database is older than the paper ${name}`)
}
