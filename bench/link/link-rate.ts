/** A simulated line. Every peer of a benchmark gets the same. */
export type LinkRate = {
  /** Each way. */
  bitsPerSecond: number
  /** There and back, milliseconds. */
  roundTripMs: number
}

// A TCP segment on the wire: payload, and the headers of TCP and IP.
export const segmentBytes = 1_400
export const headerBytes = 40

/** Bytes on the wire that carry so many bytes of content. */
export function wireBytes(content: number): number {
  return content + Math.ceil(content / segmentBytes) * headerBytes
}

/** Seconds that the line needs for so much content and nothing else: no client can be faster. */
export function limitSeconds(content: number, { bitsPerSecond }: LinkRate): number {
  return (wireBytes(content) * 8) / bitsPerSecond
}

/** A line that is up and down by turns; everything in flight is lost when it goes down. */
export type Outage = { upSeconds: number; downSeconds: number }

/** The limit when the line is only up now and then: the same number of seconds of being up, starting with up. */
export function limitWithOutage(seconds: number, { upSeconds, downSeconds }: Outage): number {
  const wholeTurns = Math.ceil(seconds / upSeconds) - 1
  return seconds + Math.max(0, wholeTurns) * downSeconds
}
