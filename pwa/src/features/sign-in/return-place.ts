// Where somebody was when they registered: the link of the e-mail opens in a tab of its own, and they go on from there.
import * as z from 'zod/mini'
import { recallJson, rememberJson } from '#platform/memory.ts'

const key = 'sac-return'
const goodForMs = 24 * 3_600_000

const Kept = z.object({
  place: z.string().check(z.regex(/^\/(?:book|appointments|cars|papers)(?:[/?]|$)/)),
  at: z.number(),
})

/** `place`: path and query on our own origin. */
export const rememberPlace = (place: string, now: number): void => rememberJson(key, { place, at: now })

/** null where nothing is remembered, it is too long ago, or it leads elsewhere. */
export function recallPlace(now: number, recall: () => unknown = () => recallJson(key)): string | null {
  const kept = z.safeParse(Kept, recall()).data
  return kept && now - kept.at <= goodForMs ? kept.place : null
}
