// What nobody can ask for any more: how old events ended, and letters that were closed as long ago.
import { rememberedDays } from '@sac/contracts/events/topics'
import type { Db } from '#db/db'
import { deleteDeadLettersClosedBefore } from '#dead-letters/dead-letter-rows'
import { createLoop, type Loop } from '#timing/create-loop'
import type { GroupContext } from './group-context.ts'
import { deleteInboxRowsBefore } from './inbox-rows.ts'

const dayMs = 24 * 60 * 60 * 1000
const atOnce = 5_000

/** Forgets events and closed letters of more than `rememberedDays` ago, a few thousand rows at a time; returns how many. */
export async function prune(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - rememberedDays * dayMs)
  let pruned = 0
  for (const forget of [deleteInboxRowsBefore, deleteDeadLettersClosedBefore])
    for (let count = atOnce; count === atOnce; pruned += count) count = await forget(db, { before, limit: atOnce })
  return pruned
}

/** At the start and every day. */
export const startPruning = ({ pool, now, log, group }: GroupContext): Loop =>
  createLoop(async () => {
    try {
      const pruned = await prune(pool, now())
      if (pruned > 0) log.info({ group, pruned }, 'old inbox rows and closed dead letters forgotten')
    } catch (error) {
      log.warn({ group, reason: error instanceof Error ? error.message : 'unknown' }, 'inbox not pruned')
    }
    return dayMs
  })
