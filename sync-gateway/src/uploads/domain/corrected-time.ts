import type { EventLine, EventLineFrame } from '@sac/contracts/sync/event-line'

/** The device's clock plus the last known offset; null when that is no moment at all. */
export function correctedTime(frame: Pick<EventLineFrame, 'wall' | 'offsetMs'>): Date | null {
  const moment = new Date(Date.parse(frame.wall) + (frame.offsetMs ?? 0))
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 || moment.getUTCFullYear() < 0 ? null : moment
}

/** When the work on a line was done: the end of the test where the line says so, else when it was recorded. */
export function workedAt(line: EventLine): Date | null {
  const tested = line.type === 'finished' || line.type === 'abandoned' ? line.payload.testedAt : null
  return tested === null ? correctedTime(line) : new Date(tested)
}
