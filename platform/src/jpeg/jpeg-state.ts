// What is known of a JPEG while its segments are read.
import type { CodeTable } from './code-table.ts'
import type { Frame } from './jpeg-frame.ts'

export type JpegState = {
  bytes: Uint8Array
  frame: Frame | null
  /** By class (0: first coefficient, 16: the others) + number. */
  codes: Map<number, CodeTable>
  quantisations: Set<number>
  restartEvery: number
  /** Met so far. */
  scans: number
  /** Components whose data have been read. */
  scanned: Set<number>
  /** By component of a progressive one: low bits of each coefficient that have not come. */
  missing: Map<number, Uint8Array>
}

export type Segment = { code: number; body: Uint8Array; next: number }
