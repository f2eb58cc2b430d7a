/** Server minus device clock in milliseconds; `measuredAt` by the device clock. */
export type MeasuredOffset = { offsetMs: number; measuredAt: number; roundTripMs: number }

type Exchange = {
  /** Device clock when the question left and when the answer had come. */
  sentAt: number
  receivedAt: number
  /** Server clock while it answered, ISO. */
  serverTime: string
}

/** Longer than any exchange: the device's clock was set while it lasted. */
const longestMs = 180_000

/**
 * The server's time is taken to belong to the middle of the round trip; null when there is no time in the answer, or when the
 * device's clock jumped meanwhile.
 */
export function measureOffset({ sentAt, receivedAt, serverTime }: Exchange): MeasuredOffset | null {
  const server = Date.parse(serverTime)
  const roundTripMs = receivedAt - sentAt
  if (Number.isNaN(server) || roundTripMs < 0 || roundTripMs > longestMs) return null
  return {
    offsetMs: Math.round(server - (sentAt + receivedAt) / 2),
    measuredAt: receivedAt,
    roundTripMs,
  }
}

const freshMs = 60_000
const noticeableMs = 500

/** Whether a measurement replaces the known one: sharper, noticeably different beyond its own error, or the old one has aged. */
export function supersedes(next: MeasuredOffset, known: MeasuredOffset | undefined): boolean {
  if (!known) return true
  const age = next.measuredAt - known.measuredAt
  if (age > freshMs || age < 0) return true
  const change = Math.abs(next.offsetMs - known.offsetMs)
  return next.roundTripMs < known.roundTripMs || change > noticeableMs + next.roundTripMs / 2
}
