import type { InspectionCache } from './inspection-cache.ts'
import type { InspectionListing, ListingReader } from './list-inspections.ts'
import type { ReadInspection } from './read-inspection.ts'

/** What an inspector has in hand: all that is open, and what was closed lately, by this device's clock. */
export type InHand = {
  listings: readonly InspectionListing[]
  /** Of all inspections of this device, however long ago. */
  ids: readonly string[]
  /** Those other devices have recorded something of. */
  others: ReadonlyMap<string, ReadInspection>
}

const latelyMs = 2 * 24 * 3_600_000

type Readers = { listings: ListingReader; cache: InspectionCache; now: () => number }

/** What was closed before is not even read, so that weeks of it cost no start. */
export async function readInHand({ listings, cache, now }: Readers): Promise<InHand> {
  const since = now() - latelyMs
  const wanted = await listings.read(({ finished, savedAt }) => !finished || savedAt > since)
  return { listings: wanted, ids: await listings.ids(), others: await cache.readForeign() }
}
