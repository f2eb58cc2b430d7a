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
  vin?: string
  /** Not shown to the device it came from. */
  originDevice?: string
}

/** The last fact of each key, keys in their first order. */
export function lastOfEach(facts: readonly FeedFact[]): FeedFact[] {
  return [...new Map(facts.map((fact) => [`${fact.entity}/${fact.id}/${fact.audience}`, fact])).values()]
}
