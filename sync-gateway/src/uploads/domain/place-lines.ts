// Gives every line of an upload the sequence number the header announced for its place, so that even a line nobody can
// read fills its gap.
import type { HeaderIssue } from './parse-batch-header.ts'

export type PlacedLine = { index: number; announcedSeq: number; raw: Uint8Array }
export type Placement = { ok: true; lines: PlacedLine[] } | { ok: false; issue: HeaderIssue }

type Ranges = readonly (readonly [number, number])[]

const sizeOf = (ranges: Ranges) => ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)

function* numbersIn(ranges: Ranges): Generator<number> {
  for (const [first, last] of ranges) for (let seq = first; seq <= last; seq++) yield seq
}

function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(lines.reduce((size, line) => size + line.length + 1, -1)).fill(0x0a)
  let at = 0
  for (const line of lines) {
    joined.set(line, at)
    at += line.length + 1
  }
  return joined
}

/**
 * `lines` without the header. When their number differs from what `seqs` announces the upload is refused, so that the
 * device halves it; an upload of a single sequence number is the end of that search and is taken whole.
 */
export function placeLines(lines: readonly Uint8Array[], seqs: Ranges): Placement {
  const announced = sizeOf(seqs)
  if (announced === 1 && lines.length > 1) return placeLines([joinLines(lines)], seqs)
  if (announced !== lines.length) {
    const detail = `announces ${announced} lines, ${lines.length} came`
    return { ok: false, issue: { field: 'line 0.seqs', detail } }
  }
  const numbers = numbersIn(seqs)
  return {
    ok: true,
    lines: lines.map((raw, at) => ({ index: at + 1, announcedSeq: numbers.next().value ?? 0, raw })),
  }
}
