import { type BatchHeader, BatchResult } from '@sac/contracts/sync/protocol'
import { toRanges } from '@sac/contracts/sync/ranges'
import { noteOffered, type QueuedLine, type Unsent } from '#db/outbox-queue.ts'
import { type Answer, readAnswer } from '#platform/read-answer.ts'
import { callOffice } from './call-office.ts'
import type { SyncCore } from './sync-core.ts'
import type { SyncPorts } from './sync-ports.ts'

const maxPhotos = 1000
/** As slow as a line may be before a batch is given up. */
const slowestBytesPerSecond = 2 * 1024
const patienceMs = 15_000
const cursorPatienceMs = 1_000

export const batchHeaders = { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'gzip' }

export type Batch = { header: BatchHeader; lines: readonly QueuedLine[] }
export type Sent = { batch: Batch; answer: Answer<BatchResult>; sentAt: number }

/** Only a courtesy: a view that does not open, or not soon, keeps no evidence waiting. */
async function cursorOf({ downlink, sleep }: SyncPorts): Promise<string | null> {
  const known = new AbortController()
  const late = sleep(cursorPatienceMs, known.signal).then(() => null)
  const cursor = downlink.cursor().catch(() => null)
  const first = await Promise.race([cursor, late])
  known.abort()
  return first
}

export async function headerOf(
  { ports, unannounced }: Pick<SyncCore, 'ports' | 'unannounced'>,
  unsent: Unsent,
  lines: readonly QueuedLine[],
): Promise<BatchHeader> {
  const { deviceId, epoch, head, events, blobs, bytes, oldest } = unsent
  return {
    deviceId,
    epoch,
    head,
    seqs: toRanges(lines.map(({ seq }) => seq)),
    // Events name their own photos; only what the office did not recognise is announced by itself.
    photos: [...unannounced].slice(0, maxPhotos),
    pending: { events, blobs, bytes, oldest },
    build: ports.build,
    cursor: await cursorOf(ports),
  }
}

/** The compressed body; from here on the office may have these lines. */
export async function packBatch({ ports }: Pick<SyncCore, 'ports'>, { header, lines }: Batch) {
  const text = [JSON.stringify(header), ...lines.map(({ line }) => line)].join('\n')
  // A full disk must not keep evidence here: what is not noted as offered is only offered once more.
  const noted = noteOffered(ports.outbox, lines).catch((error: unknown) => ports.log('Not noted as offered.', error))
  const [body] = await Promise.all([ports.gzip(`${text}\n`), noted])
  return body
}

export async function postBatch(core: SyncCore, unsent: Unsent, lines: readonly QueuedLine[]): Promise<Sent> {
  const { now } = core.ports
  const batch = { header: await headerOf(core, unsent, lines), lines }
  const body = await packBatch(core, batch)
  const sentAt = now()
  const exchange = callOffice(core, {
    method: 'POST',
    path: '/sync/v1/events',
    headers: batchHeaders,
    body,
    timeoutMs: patienceMs + (body.length / slowestBytesPerSecond) * 1000,
  })
  return { batch, answer: await readAnswer(exchange, BatchResult, now), sentAt }
}
