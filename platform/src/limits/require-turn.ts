import { Problem } from '#http/problem'
import type { Limiter } from './port.ts'

/** Counts one for `key`; throws Problem `request.limited` with `detail` where there is something to wait for. */
export async function requireTurn(limiter: Pick<Limiter, 'take'>, key: string, detail: string): Promise<void> {
  const retryAfterSeconds = await limiter.take(key)
  if (retryAfterSeconds > 0) throw new Problem('request.limited', { detail, retryAfterSeconds })
}
