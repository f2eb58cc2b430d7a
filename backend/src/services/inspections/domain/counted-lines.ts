import type { Seal } from '@sac/contracts/inspection/fold'
import { type Custody, countingOn, withoutStrangers } from '@sac/contracts/inspection/holders'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { asArrived } from './custody.ts'
import type { Evidence, ReceivedLine } from './evidence.ts'

type Counted = Pick<Evidence, 'lines'> & { covered: readonly ReceivedLine[]; custody: Custody }

/**
 * Of what a seal covers, what its author saw as counting and nobody's who never held it: neither who takes the inspection over
 * afterwards nor what the sealing device had not pulled changes what was signed.
 */
export function countedLines({ eventId, deviceId }: Seal, { covered, lines, custody }: Counted): EventLine[] {
  const known = [...covered, ...lines.filter(({ line }) => line.eventId === eventId)].map(asArrived)
  const seen = countingOn(deviceId, known).filter(({ line }) => line.eventId !== eventId)
  return withoutStrangers(seen, custody).map(({ line }) => line)
}
