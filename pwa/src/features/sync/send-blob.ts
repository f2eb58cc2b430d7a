import { deviceHeader, protocolLimits } from '@sac/contracts/sync/protocol'
import { listWaitingBlobs, noteBlob, readBlob, type WaitingBlob } from '#db/outbox-blobs.ts'
import { readBacklog } from '#db/outbox-queue.ts'
import { expectVerdict } from './expect-verdict.ts'
import { hearRefusal } from './hear-office.ts'
import { eagerMs } from './next-step.ts'
import { type Refusal, readRefusal, silenceOf } from './read-answer.ts'
import type { Flight, SyncCore } from './sync-core.ts'

const patienceMs = 30_000
const slowestBytesPerSecond = 4 * 1024
const idleMs = 60_000
/** A guess before anything was measured. */
const usualBytesPerSecond = 20 * 1024

/** One connection for photos: runs until the engine stops. */
export async function carryBlobs(core: SyncCore): Promise<void> {
  while (!core.stopped.aborted) {
    const seen = core.rings()
    const blob = await nextBlob(core)
    if (blob) await carry(core, blob)
    else await core.pause(idleMs, seen)
  }
}

/** Events come first: no slice begins while one waits. */
async function nextBlob(core: SyncCore): Promise<WaitingBlob | null> {
  const { ports, flights, uncertain, unannounced } = core
  if (core.state().link.status !== 'clear' || !ports.mayCarryPhotos()) return null
  if ((await readBacklog(ports.outbox)).events > 0 || core.stopped.aborted) return null
  const waiting = await listWaitingBlobs(ports.outbox)
  const free = waiting.filter(
    ({ sha256 }) => !flights.has(sha256) && !uncertain.has(sha256) && !unannounced.has(sha256),
  )
  return free[0] ?? null
}

/** A photo belongs to one connection from the first look at it on. */
async function carry(core: SyncCore, blob: WaitingBlob): Promise<void> {
  const { sha256 } = blob
  if (core.flights.has(sha256)) return
  const slice = new AbortController()
  const flight: Flight = { sha256, startedAt: core.ports.now(), bytes: 0, abort: () => slice.abort(), seen: null }
  core.flights.set(sha256, flight)
  core.change({ sending: 'photos' })
  try {
    await sendSlice(core, blob, { flight, signal: slice.signal })
  } catch (error) {
    core.uncertain.add(sha256)
    core.ports.log('A photo could not be handled here.', error)
    await core.pause(idleMs, core.rings())
  } finally {
    core.flights.delete(sha256)
    if (core.flights.size === 0 && core.state().sending === 'photos') core.change({ sending: 'nothing' })
  }
}

type Underway = { flight: Flight; signal: AbortSignal }

async function sendSlice(core: SyncCore, blob: WaitingBlob, { flight, signal }: Underway): Promise<void> {
  const { ports } = core
  const bytes = await readBlob(ports.outbox, blob.sha256)
  // Read back whole before the first byte: what storage has damaged is said here, not guessed at the office.
  if (!bytes || (blob.offset === 0 && (await ports.sha256(bytes)) !== blob.sha256))
    return settle(core, blob, 'unreadable')
  const end = Math.min(bytes.byteLength, blob.offset + protocolLimits.blobSliceBytes)
  const body = new Uint8Array(bytes, blob.offset, end - blob.offset)
  flight.bytes = body.length
  const response = await put(core, { blob, body, signal, complete: end === bytes.byteLength })
  if (!('ok' in response)) return retryLater(core, blob, response)
  measure(core, flight)
  await take(core, blob, response)
}

type Put = { blob: WaitingBlob; body: Uint8Array<ArrayBuffer>; signal: AbortSignal; complete: boolean }

async function put({ ports, enrolment }: SyncCore, { blob, body, signal, complete }: Put): Promise<Response | Refusal> {
  const credential = (await enrolment())?.credential ?? ''
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Upload-Offset': String(blob.offset),
    'Upload-Length': String(blob.size),
    'Upload-Complete': complete ? '?1' : '?0',
    [deviceHeader]: credential,
  }
  const timeoutMs = patienceMs + (body.length / slowestBytesPerSecond) * 1000
  try {
    return await ports.http({ method: 'PUT', path: `/sync/v1/blobs/${blob.sha256}`, headers, body, timeoutMs, signal })
  } catch (error) {
    return silenceOf(error)
  }
}

async function retryLater(core: SyncCore, { sha256 }: WaitingBlob, refusal: Refusal): Promise<void> {
  core.uncertain.add(sha256)
  hearRefusal(core, refusal)
}

async function take(core: SyncCore, blob: WaitingBlob, response: Response): Promise<void> {
  const offset = Number(response.headers.get('Upload-Offset') ?? Number.NaN)
  // Anyone may answer 200 (a captive portal does); only the office says that the photo is complete.
  if (response.ok && response.headers.get('Upload-Complete') === '?1') return settle(core, blob, 'sent')
  if ((response.status === 202 || response.status === 409) && Number.isInteger(offset) && offset !== blob.offset) {
    await noteBlob(core.ports.outbox, blob.sha256, { offset })
    core.dispatch({ type: 'answered' })
    return
  }
  await takeRefusal(core, blob, await readRefusal(response, core.ports.now()))
}

async function takeRefusal(core: SyncCore, blob: WaitingBlob, refusal: Refusal): Promise<void> {
  if (refusal.status === 'too-large') return settle(core, blob, 'unreadable')
  if (refusal.status === 'refused' && refusal.code === 'blob.unreferenced') {
    if (core.announced.has(blob.sha256)) return core.pause(idleMs, core.rings())
    core.announced.add(blob.sha256)
    core.unannounced.add(blob.sha256)
    return core.notify()
  }
  // The office dropped the bytes; this device checks its own and begins again.
  if (refusal.status === 'unacceptable' && refusal.code === 'blob.hash-mismatch') {
    await noteBlob(core.ports.outbox, blob.sha256, { offset: 0 })
    return core.pause(eagerMs, core.rings())
  }
  await retryLater(core, blob, refusal)
}

async function settle(core: SyncCore, blob: WaitingBlob, state: 'sent' | 'unreadable'): Promise<void> {
  const { changes } = core.ports.outbox
  const refs = await noteBlob(core.ports.outbox, blob.sha256, {
    state,
    ...(state === 'sent' ? { offset: blob.size } : {}),
  })
  if (state === 'sent') core.dispatch({ type: 'answered' })
  await expectVerdict(core, refs)
  for (const inspectionId of refs) changes.announce({ about: 'inspection', inspectionId })
  changes.announce({ about: 'sync' })
  core.notify()
}

/** Smoothed; with two connections each sees half of the line. */
function measure(core: SyncCore, { startedAt, bytes }: Flight): void {
  const seconds = Math.max(0.001, (core.ports.now() - startedAt) / 1000)
  const measured = (bytes / seconds) * Math.max(1, core.flights.size)
  const { rate } = core.state()
  core.change({ rate: rate === null ? measured : rate * 0.7 + measured * 0.3 })
}

/** Longer under way than its size explains. */
export function isOverdue({ flights, ports, state }: SyncCore): boolean {
  const bytesPerSecond = (state().rate ?? usualBytesPerSecond) / 2
  return [...flights.values()].some(
    ({ startedAt, bytes }) => ports.now() - startedAt > 3_000 + (bytes / bytesPerSecond) * 1500,
  )
}
