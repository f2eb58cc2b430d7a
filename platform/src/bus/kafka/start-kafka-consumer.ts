import { backoffMs } from '#timing/backoff'
import { createLoop } from '#timing/create-loop'
import type { Consumer } from '../port.ts'
import { joinGroup, type Membership, type MembershipOptions } from './join-group.ts'

/** A group member for ever: when one membership has ended, for whatever reason, the next begins; never two at a time. */
export function startKafkaConsumer(options: MembershipOptions): Consumer {
  const { log, subscription } = options
  let membership: Membership | undefined
  let failures = 0
  const loop = createLoop(async (signal) => {
    if (signal.aborted) return 0
    membership = joinGroup(options)
    const { reason, joined } = await membership.ended
    if (signal.aborted) return 0
    failures = joined ? 1 : failures + 1
    log.warn({ group: subscription.group, reason, failures }, 'event log membership ended; joining again')
    return backoffMs(failures, { baseMs: 250, capMs: 3_000 })
  })
  let closed: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    const stopped = loop.stop()
    await membership?.leave('closing', deadlineMs)
    await stopped
  }
  return {
    health: () => membership?.health() ?? { ok: false, reason: 'not joined yet' },
    restart: (reason) => void membership?.leave(reason, 1_000),
    close: (deadlineMs) => (closed ??= close(deadlineMs)),
  }
}
