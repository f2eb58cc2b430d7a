// Which lines a seal covers, and whether exactly those arrived. A pure reading of design 04, "Completion manifest".
import type { Seal } from '@sac/contracts/inspection/fold'
import { byDeviceEpochSeq, manifestBytes } from '@sac/contracts/sync/manifest'
import type { ReceivedLine } from './evidence.ts'
import type { Reason } from './reason.ts'

export type Sha256Hex = (bytes: Uint8Array) => string

export type SealedLines =
  | { status: 'matched'; covered: readonly ReceivedLine[]; late: readonly ReceivedLine[] }
  | { status: 'waiting'; reasons: readonly Reason[] }
  | { status: 'mismatched'; reasons: readonly Reason[] }

type Part = { deviceId: string; count: number; root: string }

const entryOf = ({ line, payloadHash }: ReceivedLine) => ({
  deviceId: line.deviceId,
  epoch: line.epoch,
  seq: line.seq,
  eventId: line.eventId,
  payloadHash,
})
const inOrder = (a: ReceivedLine, b: ReceivedLine) => byDeviceEpochSeq(entryOf(a), entryOf(b))
const byArrival = (a: ReceivedLine, b: ReceivedLine) =>
  a.receivedAt === b.receivedAt ? bySeq(a, b) : a.receivedAt < b.receivedAt ? -1 : 1
const bySeq = (a: ReceivedLine, b: ReceivedLine) => a.line.seq - b.line.seq || inOrder(a, b)

const matches = (part: Part, lines: readonly ReceivedLine[], sha256: Sha256Hex) =>
  lines.length === part.count && rootOf(lines, sha256) === part.root

type Sealed = { part: Part; seal: Seal; lines: readonly ReceivedLine[]; sha256: Sha256Hex }

/**
 * The sealing device's lines below the seal; of every other device the first `count` it recorded. A line out of quarantine may
 * lie between those of a seal that was made without it: it arrived after them, and the root tells.
 */
function candidatesOf({ part, seal, lines, sha256 }: Sealed): ReceivedLine[] {
  const all = lines.filter(({ line }) => line.deviceId === part.deviceId).toSorted(bySeq)
  const isSealing = part.deviceId === seal.deviceId
  const own = isSealing ? all.filter(({ line }) => line.seq < seal.seq) : all
  const recorded = isSealing ? own : own.slice(0, part.count)
  if (own.length <= part.count || matches(part, recorded, sha256)) return recorded
  const first = new Set(own.toSorted(byArrival).slice(0, part.count))
  const earliest = own.filter((line) => first.has(line))
  return matches(part, earliest, sha256) ? earliest : recorded
}

/** Compares what arrived with what was sealed, part by part. */
export function sealedLines(seal: Seal, lines: readonly ReceivedLine[], sha256: Sha256Hex): SealedLines {
  const parts: Part[] = [{ deviceId: seal.deviceId, count: seal.count, root: seal.root }, ...seal.others]
  const found = parts.map((part) => ({ part, candidates: candidatesOf({ part, seal, lines, sha256 }) }))
  const waiting = found
    .filter(({ part, candidates }) => candidates.length < part.count)
    .map(
      ({ part, candidates }): Reason => ({
        code: 'lines-missing',
        detail: `${part.count - candidates.length} of ${part.count} entries from device ${part.deviceId} have not arrived`,
      }),
    )
  if (waiting.length > 0) return { status: 'waiting', reasons: waiting }
  const mismatched = found
    .filter(({ part, candidates }) => !matches(part, candidates, sha256))
    .map(
      ({ part }): Reason => ({
        code: 'manifest-mismatch',
        detail: `the entries of device ${part.deviceId} are not the ones that were sealed`,
      }),
    )
  if (mismatched.length > 0) return { status: 'mismatched', reasons: mismatched }
  const covered = found.flatMap(({ candidates }) => candidates).toSorted(inOrder)
  return { status: 'matched', covered, late: lateLines(seal, covered, lines) }
}

const rootOf = (lines: readonly ReceivedLine[], sha256: Sha256Hex) => sha256(manifestBytes(lines.map(entryOf)))

function lateLines(seal: Seal, covered: readonly ReceivedLine[], lines: readonly ReceivedLine[]): ReceivedLine[] {
  const known = new Set([seal.eventId, ...covered.map(({ line }) => line.eventId)])
  return lines.filter(({ line }) => !known.has(line.eventId)).toSorted(inOrder)
}
