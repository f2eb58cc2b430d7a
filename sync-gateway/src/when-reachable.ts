import { hasNoRoom, isContention, isDatabaseDown } from '@sac/platform/db/is-database-down'
import { Problem } from '@sac/platform/http/problem'

/** Runs `work`; a database that cannot be reached, or has no room, is a refusal with a time to come back, not a bug. */
export async function whenReachable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!isDatabaseDown(error) && !isContention(error) && !hasNoRoom(error)) throw error
    const detail = 'Everything stays on the device; try again.'
    throw new Problem('sync.busy', { detail, retryAfterSeconds: 5, cause: error })
  }
}
