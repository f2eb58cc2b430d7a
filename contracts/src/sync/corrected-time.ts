/** Of an event line. */
type Clocked = { wall: string; offsetMs: number | null }

/** The device's clock when it wrote a line, corrected by the offset last known there; no valid date where its wall is none. */
export const correctedTime = ({ wall, offsetMs }: Clocked): Date => new Date(Date.parse(wall) + (offsetMs ?? 0))

/** Whether that is a moment a calendar and a database can hold: years 0 to 9999. */
export function isMoment(line: Clocked): boolean {
  const year = correctedTime(line).getUTCFullYear()
  return year >= 0 && year <= 9999
}
