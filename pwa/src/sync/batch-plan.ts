// Which lines go into the next batch. A batch the office cannot take whole is halved; one it finds fault with is divided
// until the line at fault stands alone, so that one bad line never holds up the others.
import { protocolLimits } from '@sac/contracts/sync/protocol'
import type { Range } from '@sac/contracts/sync/ranges'

export type BatchPlan = {
  /** At most so many lines. */
  limit: number
  /** Parts of a batch under suspicion, to be sent one after the other; empty in peace. */
  suspects: readonly Range[]
  /** Timeouts in a row. */
  timeouts: number
  /** How often in a row the office answered questions and stumbled over the batch. */
  breakdowns: number
}

export const wholePlan: BatchPlan = {
  limit: protocolLimits.maxEventsPerBatch,
  suspects: [],
  timeouts: 0,
  breakdowns: 0,
}

/** Neither the size of a batch nor a line of it is in doubt. */
export const isWhole = ({ limit, suspects, timeouts, breakdowns }: BatchPlan): boolean =>
  limit === wholePlan.limit && suspects.length === 0 && timeouts + breakdowns === 0

/** Where the next batch may begin and end. */
export const nextRange = ({ suspects }: BatchPlan): Range => suspects[0] ?? [0, Number.MAX_SAFE_INTEGER]

/** The office has taken a batch: twice as many next time, up to the limit of the protocol. */
export const afterSuccess = (plan: BatchPlan): BatchPlan => ({
  ...plan,
  timeouts: 0,
  breakdowns: 0,
  limit: Math.min(protocolLimits.maxEventsPerBatch, plan.limit * 2),
})

/** Nothing waits in the first suspect any more. */
export const afterSuspect = (plan: BatchPlan): BatchPlan => ({ ...plan, suspects: plan.suspects.slice(1) })

/** Too large for the office or the line: half as many. */
export const halved = (plan: BatchPlan, sent: number): BatchPlan => ({
  ...plan,
  timeouts: 0,
  limit: Math.max(1, Math.floor(sent / 2)),
})

/** One timeout may be the line; two in a row are the size. */
export const afterTimeout = (plan: BatchPlan, sent: number): BatchPlan =>
  plan.timeouts === 0 ? { ...plan, timeouts: 1 } : halved(plan, sent)

/** One breakdown may be the office's; one that comes again and again is a line's. */
export const afterBreakdown = (plan: BatchPlan): BatchPlan => ({ ...plan, breakdowns: plan.breakdowns + 1 })
export const isStumbling = ({ breakdowns }: BatchPlan): boolean => breakdowns >= 3

/** Something in these is at fault: look at each half for itself. Needs at least two. */
export function bisected(plan: BatchPlan, seqs: readonly number[]): BatchPlan {
  const middle = Math.floor(seqs.length / 2)
  const [first = 0] = seqs
  const last = seqs.at(-1) ?? first
  const start = seqs[middle] ?? last
  return { ...plan, timeouts: 0, suspects: [[first, start - 1], [start, last], ...plan.suspects.slice(1)] }
}

/** As many lines from the front as fit into `maxBytes`, at least one. Counted in UTF-8 bytes with their newline. */
export function withinBytes<Line extends { line: string }>(lines: readonly Line[], maxBytes: number): Line[] {
  const encoder = new TextEncoder()
  let size = 0
  return lines.filter(({ line }, index) => {
    size += encoder.encode(line).length + 1
    return index === 0 || size <= maxBytes
  })
}
