// Under which beginning a seal is judged: the one its author had before them. What somebody else began, or what was begun anew
// outside the seal, gives it neither another centre nor another order.
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
import { withoutStrangers } from '@sac/contracts/inspection/holders'
import type { Decisions } from './assess.ts'
import { custodyOf } from './custody.ts'
import type { ReceivedLine } from './evidence.ts'
import { type CompletedSeal, findSeals } from './find-seals.ts'

type Known = {
  decisions: Decisions
  completedSeals: readonly CompletedSeal[]
  isSigned?: (seal: Seal) => boolean
}

/** null while nobody who holds it has sealed it, or began it. */
export function countingStart(
  lines: readonly ReceivedLine[],
  { decisions: { closing }, ...settled }: Known,
): InspectionPayload<'started'> | null {
  const custody = custodyOf(lines)
  const { counting: seal } = findSeals(lines, custody, { closing, ...settled })
  if (!seal) return null
  const starts = withoutStrangers(lines, custody).flatMap(({ line }) =>
    line.type === 'started' && isBefore(line, seal) ? [line] : [],
  )
  return foldInspection(starts).started?.value ?? null
}

const isBefore = ({ deviceId, seq }: ReceivedLine['line'], seal: Seal): boolean =>
  deviceId === seal.deviceId ? seq < seal.seq : seal.others.some((other) => other.deviceId === deviceId)
