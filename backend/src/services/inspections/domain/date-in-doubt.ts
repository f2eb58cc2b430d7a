// Legal time (design 04): a test whose clock cannot be trusted waits for the office to confirm its date.

import type { Seal } from '@sac/contracts/inspection/fold'
import { correctedTime } from '@sac/contracts/sync/corrected-time'
import type { ReceivedLine } from './evidence.ts'
import { possibleDates, refuseDate } from './possible-dates.ts'
import type { Reason } from './reason.ts'

const futureToleranceMs = 5 * 60_000
const jumpMs = 60 * 60_000

/** Why the date of the test is in doubt, or null. `lines` are the covered ones plus the seal's own line. */
export function dateInDoubt(seal: Seal, lines: readonly ReceivedLine[]): Reason | null {
  const own = lines.filter(({ line }) => line.deviceId === seal.deviceId).toSorted((a, b) => a.line.seq - b.line.seq)
  const sealed = own.find(({ line }) => line.eventId === seal.eventId)
  if (!sealed) return doubt('the seal itself has not arrived')
  const impossible = refuseDate(seal.testedAt, { ...possibleDates(sealed), until: seal.testedAt })
  if (impossible) return impossible
  const words = clockDoubt(seal, sealed) ?? (clockJumped(own) ? 'the clock of the device jumped during the test' : null)
  return words === null ? null : doubt(words)
}

const doubt = (detail: string): Reason => ({ code: 'date-in-doubt', detail })

function clockDoubt(seal: Seal, { line, receivedAt }: ReceivedLine): string | null {
  if (line.offsetMs === null) return 'this device has never compared its clock with the server'
  if (Math.abs(Date.parse(seal.testedAt) - correctedTime(line).getTime()) > futureToleranceMs)
    return 'the sealed time is not the corrected time of the device'
  return Date.parse(seal.testedAt) > Date.parse(receivedAt) + futureToleranceMs ? 'the test lies in the future' : null
}

function clockJumped(own: readonly ReceivedLine[]): boolean {
  return own.some(({ line }, index) => {
    const previous = own[index - 1]?.line
    return previous !== undefined && correctedTime(previous).getTime() - correctedTime(line).getTime() > jumpMs
  })
}
