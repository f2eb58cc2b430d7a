import { type BatchResult, protocolLimits, type Watermark } from '@sac/contracts/sync/protocol'
import { listWaiting, type QueuedLine, readUnsent, type Unsent } from '#db/outbox-queue.ts'
import { joinWatermarks } from '#db/received.ts'
import type { Refusal } from '#platform/read-answer.ts'
import { acceptBatch } from './accept-batch.ts'
import { askAgain } from './ask-again.ts'
import {
  afterBreakdown,
  afterSuspect,
  afterTimeout,
  isStumbling,
  isWhole,
  nextRange,
  withinBytes,
} from './batch-plan.ts'
import { hearRefusal } from './hear-office.ts'
import { type ContentRefusal, narrowBatch } from './narrow-batch.ts'
import { postBatch, type Sent } from './post-batch.ts'
import type { SyncCore } from './sync-core.ts'

// The header line is part of the inflated bytes.
const headerBytes = 96 * 1024
/** Batches that may be under way at once: a slow line carries the next while the office thinks about the last. */
const maxBatchesUnderWay = 3
/** An office that stumbles is not given the same again at once. */
const breatherMs = 5_000

/** Sends the next lines, or only a header when photos must be announced. */
export async function sendLines(core: SyncCore): Promise<void> {
  const unsent = await readUnsent(core.ports.outbox)
  // What was never taken goes before what is kept safe already.
  if (core.askAgain && unsent.events === 0) return askAgain(core, unsent)
  const batches = await nextBatches(core)
  if (batches.length === 0 && core.plan.suspects.length > 0) {
    core.plan = afterSuspect(core.plan)
    return
  }
  core.change({ sending: 'events' })
  core.underWayTo = lastSeqOf(batches)
  // Photos that waited for these lines only may set out behind them.
  core.notify()
  try {
    await sendBatches(core, unsent, batches)
  } finally {
    core.underWayTo = 0
    core.change({ sending: core.flights.size > 0 ? 'photos' : 'nothing' })
  }
}

const lastSeqOf = (batches: readonly QueuedLine[][]): number => batches.at(-1)?.at(-1)?.seq ?? 0

/** Several in peace; one at a time while the office or the line is being felt out. */
async function nextBatches({ ports, plan }: SyncCore): Promise<QueuedLine[][]> {
  const batches: QueuedLine[][] = []
  let [from, to] = nextRange(plan)
  while (batches.length < (isWhole(plan) ? maxBatchesUnderWay : 1)) {
    const rows = await listWaiting(ports.outbox, { from, to, limit: plan.limit })
    const lines = withinBytes(rows, protocolLimits.maxInflatedBytes - headerBytes)
    if (lines.length === 0) break
    batches.push(lines)
    from = (lines.at(-1)?.seq ?? from) + 1
  }
  return batches
}

async function sendBatches(core: SyncCore, unsent: Unsent, batches: readonly QueuedLine[][]): Promise<void> {
  const exchanges = (batches.length === 0 ? [[]] : batches).map((lines) => postBatch(core, unsent, lines))
  const troubles: Refused[] = []
  let word: Watermark | null = null
  for (const exchange of exchanges) {
    const { answer, batch, sentAt } = await exchange
    if (answer.status !== 'ok') {
      troubles.push({ batch, answer })
      continue
    }
    // The office may have answered the second before it had the first.
    word = word ? joinWatermarks(word, answer.body.watermark, batch.header.head) : answer.body.watermark
    const result: BatchResult = { ...answer.body, watermark: word }
    await acceptBatch(core, { batch, sentAt }, result)
  }
  await hearTroubles(core, troubles)
}

type Refused = { batch: Sent['batch']; answer: Refusal }

/** Last, so that a lost answer is asked about whatever else was heard. Of each kind one is enough: the rest comes again. */
async function hearTroubles(core: SyncCore, troubles: readonly Refused[]): Promise<void> {
  const spoken = troubles.find(({ answer }) => answer.status !== 'silent')
  const silent = troubles.find(({ answer }) => answer.status === 'silent')
  for (const trouble of [spoken, silent]) if (trouble) await hearTrouble(core, trouble)
}

async function hearTrouble(core: SyncCore, { batch, answer }: Refused): Promise<void> {
  if (answer.status === 'too-large' || answer.status === 'unacceptable') return narrowBatch(core, batch, answer)
  if (answer.status === 'broken') await hearBreakdown(core, { batch, answer })
  if (answer.status === 'silent' && answer.timedOut) core.plan = afterTimeout(core.plan, batch.lines.length)
  hearRefusal(core, answer)
}

/** Whether it is down is for the next question to find out; when it is not, a line of the batch is to blame. */
async function hearBreakdown(core: SyncCore, { batch, answer }: { batch: Sent['batch']; answer: ContentRefusal }) {
  core.throttledUntil = core.ports.now() + breatherMs
  core.plan = afterBreakdown(core.plan)
  if (isStumbling(core.plan)) await narrowBatch(core, batch, answer)
}
