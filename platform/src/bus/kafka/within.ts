import { setTimeout as sleep } from 'node:timers/promises'
import { BusError } from '../port.ts'

/** The result of `work`, or BusError `unavailable` when it takes longer than `ms`; then nobody waits for it any more. */
export async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const late = sleep(ms, undefined, { signal: stop.signal }).then(() => {
    throw new BusError('unavailable', 'the broker did not answer in time')
  })
  late.catch(() => undefined)
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    stop.abort()
  }
}
