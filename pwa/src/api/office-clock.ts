// What time it is at the office: how long something is still held is the office's to say, whatever this device's clock shows.
import { measureOffset } from '#platform/clock-offset.ts'

let shiftMs = 0

/** `Date` of an answer is cut to whole seconds. */
const halfSecondMs = 500

export function noteOfficeTime(response: Response, sentAt: number): void {
  const offset = measureOffset({ sentAt, receivedAt: Date.now(), serverTime: response.headers.get('Date') ?? '' })
  if (offset) shiftMs = offset.offsetMs + halfSecondMs
}

/** Milliseconds since 1970, by the clock of whoever answered last. */
export const officeNow = (): number => Date.now() + shiftMs
