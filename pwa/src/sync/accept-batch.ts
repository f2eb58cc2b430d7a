import type { BatchResult, LineException } from '@sac/contracts/sync/protocol'
import { markRefused, rotateEpoch } from '#db/outbox-queue.ts'
import { afterSuccess } from './batch-plan.ts'
import { hearAnswer } from './hear-office.ts'
import type { Batch } from './post-batch.ts'
import type { SyncCore } from './sync-core.ts'

/** The office has taken a batch: what it keeps apart, and what it now has. */
export async function acceptBatch(
  core: SyncCore,
  { batch, sentAt }: { batch: Batch; sentAt: number },
  result: BatchResult,
): Promise<void> {
  const { header } = batch
  const { serverTime, watermark, except, throttle } = result
  for (const sha256 of header.photos) core.unannounced.delete(sha256)
  core.plan = { ...afterSuccess(core.plan), ...(throttle ? { limit: Math.max(1, throttle.maxEvents) } : {}) }
  if (throttle) core.throttledUntil = core.ports.now() + throttle.afterMs
  // Before the watermark: nothing may look sent, even for a moment, that needs a person.
  const noted =
    (await noteExceptions(core, batch, { except, serverTime })) &&
    (await hearAnswer(core, { serverTime, watermark, sentAt, head: header.head }))
  if (!noted) core.throttledUntil = core.ports.now() + unnotedMs
}

/** A device that cannot note what was taken would send the same again and again. */
const unnotedMs = 60_000

type Exceptions = { except: readonly LineException[]; serverTime: string }

/** False when it could not be noted. */
async function noteExceptions(core: SyncCore, batch: Batch, exceptions: Exceptions): Promise<boolean> {
  try {
    if (exceptions.except.length > 0) await keepExceptions(core, batch, exceptions)
    return true
  } catch (error) {
    core.ports.log('What the office keeps apart could not be noted here.', error)
    return false
  }
}

async function keepExceptions({ ports }: SyncCore, { header, lines }: Batch, { except, serverTime }: Exceptions) {
  const refused = except.flatMap(({ status, line, seq, code, hint }) => {
    const place = seq ?? lines[line - 1]?.seq
    if (status === 'forked' || place === undefined) return []
    return [{ seq: place, error: { keptBy: 'office' as const, code, hint, at: serverTime } }]
  })
  for (const inspectionId of await markRefused(ports.outbox, refused))
    ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  if (except.some(({ status }) => status === 'forked')) await rotateEpoch(ports.outbox, header.epoch)
}
