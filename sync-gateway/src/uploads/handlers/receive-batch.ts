// POST /sync/v1/events: one upload, one transaction, one answer after the commit.
import { hash } from 'node:crypto'
import type { BatchHeader, BatchResult } from '@sac/contracts/sync/protocol'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import { Problem } from '@sac/platform/http/problem'
import { forksOf } from '#devices/domain/watermark'
import { hearDevice, recordReport } from '#devices/handlers/record-report'
import type { GatewayContext } from '#gateway-context'
import { type HashedLine, type JudgedLine, judgeAuthor, readLine } from '../domain/judge-line.ts'
import { type HeaderIssue, parseBatchHeader } from '../domain/parse-batch-header.ts'
import { type PlacedLine, placeLines } from '../domain/place-lines.ts'
import { splitLines } from '../domain/split-lines.ts'
import { judgeAndStore, storeLines } from './store-lines.ts'

/**
 * Takes an inflated upload of `deviceId`. Every line ends durable: accepted, known already, or kept with a named reason.
 * Throws Problem `sync.header-invalid` or `sync.too-many-lines` when nothing could be placed; then nothing is stored.
 */
export async function receiveBatch(
  context: GatewayContext,
  { deviceId, body }: { deviceId: string; body: Uint8Array },
): Promise<BatchResult> {
  const { header, lines } = readBatch(deviceId, body)
  const judge = () => judgeLines(context, deviceId, lines)
  return judgeAndStore(context.pool, judge, async (tx, judged) => {
    const at = context.now()
    const { epoch, head, pending, build, photos } = header
    const device = await hearDevice(tx, { deviceId, epoch, pending, build, clockOffsetMs: lastOffset(judged), at })
    const { epochs } = device
    const upload = { deviceId, epoch, lines: judged, photos, forks: forksOf(epochs), epochs, at }
    const decision = await storeLines(tx, context, upload)
    const report = { epoch, head, received: decision.received, forks: decision.forks, at }
    const watermark = await recordReport(tx, context, device, report)
    return { serverTime: at.toISOString(), watermark, except: decision.except }
  })
}

function readBatch(deviceId: string, body: Uint8Array): { header: BatchHeader; lines: HashedLine[] } {
  const [first = new Uint8Array(), ...rest] = splitLines(body)
  const parsed = parseBatchHeader(first)
  if (!parsed.ok) throw invalid(parsed.issue)
  if (parsed.header.deviceId !== deviceId)
    throw invalid({ field: 'line 0.deviceId', detail: 'not the device of the credential' })
  const announced = parsed.header.seqs.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  if (Math.max(announced, announced === 1 ? 1 : rest.length) > protocolLimits.maxEventsPerBatch)
    throw new Problem('sync.too-many-lines', { detail: 'Send at most 500 lines at once.' })
  const placed = placeLines(rest, parsed.header.seqs)
  if (!placed.ok) throw invalid(placed.issue)
  return { header: parsed.header, lines: placed.lines.map(withHash) }
}

/** Hashes are over the exact bytes that arrived. */
export const withHash = (line: PlacedLine): HashedLine => ({
  ...line,
  hash: hash('sha256', line.raw),
})

/** Reads lines and looks up who wrote them. */
export async function judgeLines(
  { actors }: GatewayContext,
  deviceId: string,
  lines: readonly HashedLine[],
): Promise<JudgedLine[]> {
  const read = lines.map((line) => readLine(line, deviceId))
  const authors = read.flatMap((line) => (line.status === 'valid' ? [line.line.actorId] : []))
  const standings = authors.length === 0 ? new Map() : await actors.standings(deviceId, authors)
  return read.map((line) => judgeAuthor(line, standings))
}

const lastOffset = (lines: readonly JudgedLine[]): number | null => {
  const last = lines.findLast((line) => line.status === 'valid')
  return last?.status === 'valid' ? last.line.offsetMs : null
}

const invalid = ({ field, detail }: HeaderIssue) =>
  new Problem('sync.header-invalid', { detail: `Correct ${field}: ${detail}.`, errors: [{ field, detail }] })
