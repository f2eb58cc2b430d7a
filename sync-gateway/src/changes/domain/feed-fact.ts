import type { Change } from '@sac/contracts/sync/protocol'
import type * as z from 'zod/mini'

export type Entity = z.infer<typeof Change>['entity']

/** Everyone who inspects. */
export const everyone = '*'

/** One thing to learn: replaces what `audience` (a user id, or everyone) had under entity and id; null deletes it. */
export type FeedFact = {
  entity: Entity
  id: string
  audience: string
  value: Record<string, unknown> | null
  /** When it became true; an older fact does not replace a newer one. */
  at?: Date
  /** The day an assignment is for. */
  onDate?: string
  /** Of the vehicle an assignment is about (contracts, inspection/vehicle-identity); stored as `vin`. */
  vehicleKey?: string
  /** Not shown to the device it came from. */
  originDevice?: string
}

/**
 * What stands of each key after all facts, keys in their first order: the last one, unless it is older than one before.
 * Facts of one entity either all have a moment or none has.
 */
export function newestOfEach(facts: readonly FeedFact[]): FeedFact[] {
  const newest = new Map<string, FeedFact>()
  for (const fact of facts) {
    const key = `${fact.entity}/${fact.id}/${fact.audience}`
    const known = newest.get(key)
    if (!known?.at || !fact.at || fact.at >= known.at) newest.set(key, fact)
  }
  return [...newest.values()]
}
