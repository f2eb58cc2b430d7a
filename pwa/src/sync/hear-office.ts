// What every answer of the office does to what this device believes: the state of the line, the clock, what has arrived.
import type { Watermark } from '@sac/contracts/sync/protocol'
import { getMeta, putMeta } from '#db/outbox-meta.ts'
import { settleWatermark } from '#db/settle-watermark.ts'
import { measureOffset, supersedes } from '#platform/clock-offset.ts'
import type { Refusal } from '#platform/read-answer.ts'
import { expectVerdict } from './expect-verdict.ts'
import type { LinkEvent } from './link-state.ts'
import type { SyncCore } from './sync-core.ts'

/** A refusal that says something about the line, not about the content. */
export function hearRefusal(core: SyncCore, refusal: Refusal): void {
  if (refusal.status === 'outdated') core.change({ outdated: true })
  if ('detail' in refusal && refusal.status !== 'broken') core.change({ trouble: refusal.detail })
  core.dispatch(eventOf(refusal))
}

function eventOf(refusal: Refusal): LinkEvent {
  if (refusal.status === 'silent' || refusal.status === 'unauthorised' || refusal.status === 'revoked')
    return { type: refusal.status }
  if (refusal.status === 'broken') return { type: 'silent' }
  if (refusal.status === 'busy') return { type: 'busy', until: refusal.until }
  return { type: 'refused', code: 'code' in refusal ? refusal.code : refusal.status }
}

export type Heard = { serverTime: string; watermark: Watermark; sentAt: number; head: number }

/**
 * Takes over what the office says has arrived. Trouble with this device's own storage is logged, never taken for a failure
 * of the office: the next answer repairs it. False when it could not be noted.
 */
export async function hearAnswer(core: SyncCore, { serverTime, watermark, sentAt, head }: Heard): Promise<boolean> {
  const { outbox, now, log } = core.ports
  const receivedAt = now()
  core.dispatch({ type: 'answered' })
  try {
    const affected = await settleWatermark(outbox, { at: serverTime, watermark, head })
    await noteClock(core, { sentAt, receivedAt, serverTime })
    await expectVerdict(core, affected)
    for (const inspectionId of affected) outbox.changes.announce({ about: 'inspection', inspectionId })
    outbox.changes.announce({ about: 'sync' })
    core.notify()
    return true
  } catch (error) {
    log('What the office confirmed could not be noted here.', error)
    return false
  }
}

async function noteClock({ ports }: SyncCore, reading: { sentAt: number; receivedAt: number; serverTime: string }) {
  const measured = measureOffset(reading)
  if (!measured) return
  await ports.outbox.transact('write-relaxed', async ({ meta }) => {
    const known = await getMeta(meta, 'clockOffset')
    if (supersedes(measured, known)) await putMeta(meta, 'clockOffset', measured)
  })
}
