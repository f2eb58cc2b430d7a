import {
  type BatchHeader,
  BatchResult,
  deviceHeader,
  type LineException,
  protocolLimits,
} from '@sac/contracts/sync/protocol'
import {
  type Backlog,
  listKeptApart,
  listWaiting,
  markAccepted,
  markRefused,
  type QueuedLine,
  readBacklog,
  rotateEpoch,
} from '#db/outbox-queue.ts'
import {
  afterSuccess,
  afterSuspect,
  afterTimeout,
  bisected,
  halved,
  nextRange,
  toRanges,
  withinBytes,
} from './batch-plan.ts'
import { hearAnswer, hearRefusal } from './hear-office.ts'
import { type Answer, type Refusal, readAnswer } from './read-answer.ts'
import type { SyncCore } from './sync-core.ts'

// The header line is part of the inflated bytes.
const headerBytes = 96 * 1024
const maxPhotos = 1000
/** As slow as a line may be before a batch is given up. */
const slowestBytesPerSecond = 2 * 1024
const patienceMs = 15_000

export type Batch = { header: BatchHeader; lines: readonly QueuedLine[] }
type Sent = { batch: Batch; answer: Answer<BatchResult>; sentAt: number }

/** Sends the next lines, or only a header when photos must be announced. */
export async function sendBatch(core: SyncCore): Promise<void> {
  const backlog = await readBacklog(core.ports.outbox)
  if (core.askAgain) return askAgain(core, backlog)
  const lines = await nextLines(core)
  if (lines.length === 0 && core.plan.suspects.length > 0) {
    core.plan = afterSuspect(core.plan)
    return
  }
  core.change({ sending: 'events' })
  const sent = await post(core, await headerOf(core, backlog, lines), lines)
  core.change({ sending: core.flights.size > 0 ? 'photos' : 'nothing' })
  await take(core, sent)
}

/** Lines the office kept apart may be accepted by now: somebody signed in, a repair was made. */
async function askAgain(core: SyncCore, backlog: Backlog): Promise<void> {
  core.askAgain = false
  const lines = await listKeptApart(core.ports.outbox, core.plan.limit)
  if (lines.length === 0) return
  const { answer, batch, sentAt } = await post(core, await headerOf(core, backlog, lines), lines)
  if (answer.status !== 'ok') {
    core.askAgain = answer.status === 'silent' || answer.status === 'busy'
    if (answer.status !== 'unacceptable' && answer.status !== 'too-large') hearRefusal(core, answer)
    return
  }
  const refused = new Set(answer.body.except.map(({ line, seq }) => seq ?? lines[line - 1]?.seq))
  const cleared = lines.map(({ seq }) => seq).filter((seq) => !refused.has(seq))
  for (const inspectionId of await markAccepted(core.ports.outbox, cleared))
    core.ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  await accept(core, { batch, answer, sentAt }, answer.body)
}

async function nextLines({ ports, plan }: SyncCore): Promise<QueuedLine[]> {
  const [from, to] = nextRange(plan)
  const rows = await listWaiting(ports.outbox, { from, to, limit: plan.limit })
  return withinBytes(rows, protocolLimits.maxInflatedBytes - headerBytes)
}

export async function headerOf(
  { ports, unannounced }: Pick<SyncCore, 'ports' | 'unannounced'>,
  backlog: Backlog,
  lines: readonly QueuedLine[],
): Promise<BatchHeader> {
  const { deviceId, epoch, head, events, blobs, bytes, oldest } = backlog
  return {
    deviceId,
    epoch,
    head,
    seqs: toRanges(lines.map(({ seq }) => seq)),
    // Events name their own photos; only what the office did not recognise is announced by itself.
    photos: [...unannounced].slice(0, maxPhotos),
    pending: { events, blobs, bytes, oldest },
    build: ports.build,
    cursor: await ports.downlink.cursor(),
  }
}

export const bodyOf = ({ header, lines }: Batch): string =>
  `${[JSON.stringify(header), ...lines.map(({ line }) => line)].join('\n')}\n`

async function post(core: SyncCore, header: BatchHeader, lines: readonly QueuedLine[]): Promise<Sent> {
  const { http, gzip, now } = core.ports
  const body = await gzip(bodyOf({ header, lines }))
  const credential = (await core.enrolment())?.credential ?? ''
  const sentAt = now()
  const exchange = http({
    method: 'POST',
    path: '/sync/v1/events',
    headers: { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'gzip', [deviceHeader]: credential },
    body,
    timeoutMs: patienceMs + (body.length / slowestBytesPerSecond) * 1000,
  })
  return { batch: { header, lines }, answer: await readAnswer(exchange, BatchResult, now), sentAt }
}

async function take(core: SyncCore, sent: Sent): Promise<void> {
  const { answer, batch } = sent
  if (answer.status === 'ok') return accept(core, sent, answer.body)
  if (answer.status === 'too-large' || answer.status === 'unacceptable') return narrow(core, batch, answer)
  if (answer.status === 'silent' && answer.timedOut) core.plan = afterTimeout(core.plan, batch.lines.length)
  hearRefusal(core, answer)
}

type ContentRefusal = Extract<Refusal, { status: 'too-large' | 'unacceptable' }>

/** Something in the batch is at fault, or it is too much: less next time, down to the one line that is set aside. */
async function narrow(core: SyncCore, batch: Batch, refusal: ContentRefusal): Promise<void> {
  const seqs = batch.lines.map(({ seq }) => seq)
  if (seqs.length > 1) {
    core.plan = refusal.status === 'too-large' ? halved(core.plan, seqs.length) : bisected(core.plan, seqs)
    return
  }
  const tooLarge = { code: 'request.too-large', detail: 'The office takes no line of this size.' }
  await setAside(core, batch, refusal.status === 'too-large' ? tooLarge : refusal)
}

async function accept(core: SyncCore, { batch, sentAt }: Sent, result: BatchResult): Promise<void> {
  const { header } = batch
  const { serverTime, watermark, except, throttle } = result
  for (const sha256 of header.photos) core.unannounced.delete(sha256)
  core.plan = { ...afterSuccess(core.plan), ...(throttle ? { limit: Math.max(1, throttle.maxEvents) } : {}) }
  if (throttle) core.throttledUntil = core.ports.now() + throttle.afterMs
  // Before the watermark: nothing may look sent, even for a moment, that needs a person.
  await noteExceptions(core, batch, { except, serverTime })
  await hearAnswer(core, { serverTime, watermark, sentAt, head: header.head })
}

type Exceptions = { except: readonly LineException[]; serverTime: string }

async function noteExceptions({ ports }: SyncCore, { header, lines }: Batch, { except, serverTime }: Exceptions) {
  const refused = except.flatMap(({ status, line, seq, code, hint }) => {
    const place = seq ?? lines[line - 1]?.seq
    if (status === 'forked' || place === undefined) return []
    return [{ seq: place, error: { keptBy: 'office' as const, code, hint, at: serverTime } }]
  })
  for (const inspectionId of await markRefused(ports.outbox, refused))
    ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  if (except.some(({ status }) => status === 'forked')) await rotateEpoch(ports.outbox, header.epoch)
}

type Fault = { code: string; detail: string }

/**
 * A line that is refused alone is set aside, if the office takes an upload without any line: one that refuses everything
 * refuses the device, not the line.
 */
async function setAside(core: SyncCore, { lines }: Batch, { code, detail }: Fault): Promise<void> {
  const [line] = lines
  const backlog = await readBacklog(core.ports.outbox)
  const control = await post(core, await headerOf(core, backlog, []), [])
  if (!line || control.answer.status !== 'ok') {
    const { answer } = control
    return hearRefusal(core, answer.status === 'ok' ? { status: 'refused', code, detail } : answer)
  }
  const error = { keptBy: 'device' as const, code, hint: detail, at: control.answer.body.serverTime }
  const affected = await markRefused(core.ports.outbox, [{ seq: line.seq, error }])
  for (const inspectionId of affected) core.ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  await accept(core, control, control.answer.body)
}
