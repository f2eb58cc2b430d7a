import { protocolLimits } from '@sac/contracts/sync/protocol'
import { findToldBlob, readBlob, type WaitingBlob } from '#db/outbox-blobs.ts'
import { listWaiting } from '#db/outbox-queue.ts'
import { type Refusal, silenceOf } from '#platform/read-answer.ts'
import { waitingBlobs } from './blob-queue.ts'
import { callOffice } from './call-office.ts'
import { eagerMs } from './next-step.ts'
import type { Flight, SyncCore } from './sync-core.ts'
import { isResting, retryLater, settleBlob, takeBlobAnswer } from './take-blob-answer.ts'

const patienceMs = 30_000
const slowestBytesPerSecond = 4 * 1024
const idleMs = 60_000
/** A guess before anything was measured. */
const usualBytesPerSecond = 20 * 1024

/** One connection for photos: runs until the engine stops. */
export async function carryBlobs(core: SyncCore): Promise<void> {
  while (!core.stopped.aborted) {
    const seen = core.rings()
    try {
      const blob = await nextBlob(core)
      if (blob) await carry(core, blob)
      else await core.pause(idleMs, seen)
    } catch (error) {
      core.ports.log('Sending photos met trouble on this device.', error)
      await core.pause(eagerMs, core.rings())
    }
  }
}

/** Events come first: no slice begins while one waits that has not set out. */
async function nextBlob(core: SyncCore): Promise<WaitingBlob | null> {
  const { ports, flights, uncertain, unannounced } = core
  if (core.state().link.status !== 'clear' || !ports.mayCarryPhotos()) return null
  const from = core.underWayTo + 1
  const unsent = await listWaiting(ports.outbox, { from, to: Number.MAX_SAFE_INTEGER, limit: 1 })
  if (unsent.length > 0 || core.stopped.aborted) return null
  const waiting = await waitingBlobs(core)
  const rests = (sha256: string) => isResting(core, sha256)
  const free = waiting.filter(
    ({ sha256, ask }) =>
      !ask && !flights.has(sha256) && !uncertain.has(sha256) && !unannounced.has(sha256) && !rests(sha256),
  )
  return core.underWayTo > 0 ? findToldBlob(ports.outbox, free) : (free[0] ?? null)
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
  const bytes = await readSound(core, blob)
  if (!bytes) return settleBlob(core, blob, 'unreadable')
  const end = Math.min(bytes.byteLength, blob.offset + protocolLimits.blobSliceBytes)
  const body = new Uint8Array(bytes, blob.offset, end - blob.offset)
  flight.bytes = body.length
  const response = await put(core, { blob, body, signal, complete: end === bytes.byteLength })
  if (!('ok' in response)) return retryLater(core, blob, response)
  measure(core, flight)
  await takeBlobAnswer(core, blob, response)
}

/** Read back whole before the first byte: what storage has damaged is said here, not guessed at the office. */
async function readSound({ ports }: SyncCore, { sha256, size, offset }: WaitingBlob): Promise<ArrayBuffer | null> {
  const bytes = await readBlob(ports.outbox, sha256)
  if (bytes?.byteLength !== size) return null
  return offset > 0 || (await ports.sha256(bytes)) === sha256 ? bytes : null
}

type Put = { blob: WaitingBlob; body: Uint8Array<ArrayBuffer>; signal: AbortSignal; complete: boolean }

async function put(core: SyncCore, { blob, body, signal, complete }: Put): Promise<Response | Refusal> {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Upload-Offset': String(blob.offset),
    'Upload-Length': String(blob.size),
    'Upload-Complete': complete ? '?1' : '?0',
  }
  const timeoutMs = patienceMs + (body.length / slowestBytesPerSecond) * 1000
  try {
    const request = { path: `/sync/v1/blobs/${blob.sha256}`, headers, body, timeoutMs, signal }
    return await callOffice(core, { method: 'PUT', ...request })
  } catch (error) {
    return silenceOf(error)
  }
}

/** Smoothed; with several connections each sees its share of the line. */
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
