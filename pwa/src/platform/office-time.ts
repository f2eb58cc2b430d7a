// What time it is at the office, by the device's clock and the last measured offset.

type Offset = { offsetMs: number; measuredAt: number }

const dayMs = 24 * 60 * 60 * 1000

/** `wrongByMs`: what the device's clock lacks, when that is a day or more; null otherwise. */
export type OfficeClock = { shiftMs: number; wrongByMs: number | null }

/** A clock that has gone back behind its own last measurement is behind by at least that much. */
export function officeClock(now: number, offset: Offset | undefined): OfficeClock {
  if (!offset) return { shiftMs: 0, wrongByMs: null }
  const shiftMs = offset.offsetMs + Math.max(0, offset.measuredAt - now)
  return { shiftMs, wrongByMs: Math.abs(shiftMs) >= dayMs ? shiftMs : null }
}
