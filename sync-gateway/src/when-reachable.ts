import { isNotNow } from '@sac/platform/db/not-now'
import { Problem } from '@sac/platform/http/problem'

/** Runs `work`; a database that cannot be reached, or has no room, is a refusal with a time to come back, not a bug. */
export async function whenReachable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem || !isNotNow(error)) throw error
    const detail = 'Everything stays on the device; try again.'
    throw new Problem('sync.busy', { detail, retryAfterSeconds: 5, cause: error })
  }
}
