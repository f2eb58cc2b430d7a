import type { EventLineFrame } from '@sac/contracts/sync/event-line'

/** The device's clock plus the last known offset; null when that is no moment at all. */
export function correctedTime(frame: Pick<EventLineFrame, 'wall' | 'offsetMs'>): Date | null {
  const moment = new Date(Date.parse(frame.wall) + (frame.offsetMs ?? 0))
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 || moment.getUTCFullYear() < 0 ? null : moment
}
