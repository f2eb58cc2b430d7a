import { type ProbeRequest, ProbeResult, protocolLimits } from '@sac/contracts/sync/protocol'
import { readUnsent } from '#db/outbox-queue.ts'
import { readAnswer } from '#platform/read-answer.ts'
import { announceProgress, noteProgress, waitingBlobs } from './blob-queue.ts'
import { callOffice } from './call-office.ts'
import { hearAnswer, hearRefusal } from './hear-office.ts'
import type { Flight, SyncCore } from './sync-core.ts'

const patienceMs = 10_000
const stalledMs = 5_000

/** One question that resolves every lost answer: which lines and how much of which photos the office has. */
export async function probeOffice(core: SyncCore): Promise<void> {
  const { ports } = core
  const asked = await blobsToAsk(core)
  const { deviceId, epoch, head, events, blobs, bytes, oldest } = await readUnsent(ports.outbox)
  const question: ProbeRequest = { deviceId, epoch, head, pending: { events, blobs, bytes, oldest }, blobs: asked }
  const sentAt = ports.now()
  core.probedAt = sentAt
  const exchange = callOffice(core, {
    method: 'POST',
    path: '/sync/v1/probe',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
    timeoutMs: patienceMs,
  })
  const answer = await readAnswer(exchange, ProbeResult, ports.now)
  core.silentSince = answer.status === 'silent' ? (core.silentSince ?? sentAt) : null
  if (answer.status !== 'ok') return hearRefusal(core, answer)
  const { serverTime, watermark } = answer.body
  await noteOffsets(core, asked, answer.body.blobs)
  await hearAnswer(core, { serverTime, watermark, sentAt, head })
}

/** Photos under way, and those of which the office may have more than is known here, in sending order. */
async function blobsToAsk(core: SyncCore): Promise<string[]> {
  const { uncertain, flights } = core
  const waiting = await waitingBlobs(core)
  const open = waiting.filter(({ sha256, ask }) => ask || uncertain.has(sha256) || flights.has(sha256))
  return open.map(({ sha256 }) => sha256).slice(0, protocolLimits.maxProbeBlobs)
}

async function noteOffsets(core: SyncCore, asked: readonly string[], offsets: ProbeResult['blobs']): Promise<void> {
  for (const [index, sha256] of asked.entries()) {
    const [offset, done] = offsets[index] ?? []
    if (offset === undefined) continue
    const flight = core.flights.get(sha256)
    if (flight) {
      watchFlight(flight, { offset, at: core.ports.now() })
      continue
    }
    const refs = await noteProgress(core, sha256, {
      ...(done ? { state: 'sent' } : {}),
      offset,
      ask: false,
    })
    core.uncertain.delete(sha256)
    if (done) announceProgress(core, refs)
  }
}

/** The office answers and yet nothing of this photo has moved for seconds: its connection is dead. */
function watchFlight(flight: Flight, seen: { offset: number; at: number }): void {
  if (flight.seen?.offset !== seen.offset) flight.seen = seen
  else if (seen.at - flight.seen.at >= stalledMs) flight.abort()
}
