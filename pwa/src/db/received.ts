// What a watermark says of which lines. Ranges are inclusive and in order.
import type { Watermark } from '@sac/contracts/sync/protocol'
import type { Range } from '@sac/contracts/sync/ranges'

/** The office's word on everything up to `head`, the highest seq the question named; of later lines it says nothing. */
export type Word = { watermark: Watermark; head: number }

/** The seqs that are durable at the office. */
export function receivedRanges({ watermark: { contiguous, missing }, head }: Word): Range[] {
  const received: Range[] = contiguous > 0 ? [[1, contiguous]] : []
  let next = contiguous + 1
  for (const [first, last] of missing) {
    if (next < first) received.push([next, Math.min(first - 1, head)])
    next = Math.max(next, last + 1)
  }
  if (next <= head) received.push([next, head])
  return received.filter(([first, last]) => first <= last)
}

/** Up to `head` and not received. */
export const missingRanges = ({ watermark: { contiguous, missing }, head }: Word): Range[] =>
  missing
    .map(([first, last]): Range => [Math.max(first, contiguous + 1), Math.min(last, head)])
    .filter(([first, last]) => first <= last)

const overlap = (a: Range, b: Range): Range => [Math.max(a[0], b[0]), Math.min(a[1], b[1])]

/**
 * Two words on the same head, given to uploads that were under way together: what either says is there, is there. Nobody
 * knows which of the two is older.
 */
export function joinWatermarks(a: Watermark, b: Watermark, head: number): Watermark {
  const missing = a.missing
    .flatMap((range) => b.missing.map((other) => overlap(range, other)))
    .filter(([first, last]) => first <= last)
    .map(([first, last]): [number, number] => [first, last])
  const [gap] = missing
  return {
    contiguous: gap ? gap[0] - 1 : Math.max(a.contiguous, b.contiguous, head),
    archived: Math.max(a.archived, b.archived),
    missing,
  }
}
