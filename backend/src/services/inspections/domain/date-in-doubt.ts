// Legal time (design 04): a test whose clock cannot be trusted waits for the office to confirm its date.
import { correctedTime } from '@sac/contracts/inspection/fields'
import type { Seal } from '@sac/contracts/inspection/fold'
import type { ReceivedLine } from './evidence.ts'

const futureToleranceMs = 5 * 60_000
const jumpMs = 60 * 60_000

/** Why the date of the test is in doubt, in words, or null. `lines` are the covered ones plus the seal's own line. */
export function dateInDoubt(seal: Seal, lines: readonly ReceivedLine[]): string | null {
  const own = lines.filter(({ line }) => line.deviceId === seal.deviceId).toSorted((a, b) => a.line.seq - b.line.seq)
  const sealed = own.find(({ line }) => line.eventId === seal.eventId)
  if (!sealed) return 'the seal itself has not arrived'
  if (sealed.line.offsetMs === null) return 'this device has never compared its clock with the server'
  if (Math.abs(Date.parse(seal.testedAt) - Date.parse(correctedTime(sealed.line))) > futureToleranceMs)
    return 'the sealed time is not the corrected time of the device'
  if (Date.parse(seal.testedAt) > Date.parse(sealed.receivedAt) + futureToleranceMs)
    return 'the test lies in the future'
  return clockJumped(own) ? 'the clock of the device jumped during the test' : null
}

function clockJumped(own: readonly ReceivedLine[]): boolean {
  return own.some(({ line }, index) => {
    const previous = own[index - 1]?.line
    return previous !== undefined && Date.parse(correctedTime(previous)) - Date.parse(correctedTime(line)) > jumpMs
  })
}
