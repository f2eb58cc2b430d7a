// Bodies of the operation that proves that nobody has rewritten what was certified, decided and done.
import * as z from 'zod/mini'
import { Instant } from '../ids.ts'

/** `lists`: status lists somebody has kept, as they were published at `/status/<year>`. */
export const CheckChains = z.strictObject({
  lists: z.optional(z.array(z.string().check(z.maxLength(2_000_000))).check(z.maxLength(20))),
})
export type CheckChains = z.infer<typeof CheckChains>

const Head = z.strictObject({
  /** `certificates`, `<schema>.audit`, or `invoices.<seller>.<series>`. */
  name: z.string(),
  position: z.int(),
  /** `differs`: another entry stands at this place; `missing`: the chain is shorter now. */
  outcome: z.enum(['holds', 'differs', 'missing']),
})

export const CheckedList = z.strictObject({
  year: z.nullable(z.int()),
  /** When it was signed. */
  at: z.nullable(Instant),
  /** `not-ours`: no key of ours signed it; `without-heads`: it was published before lists carried them. */
  outcome: z.enum(['holds', 'broken', 'not-ours', 'without-heads']),
  chains: z.array(Head),
})
export type CheckedList = z.infer<typeof CheckedList>

export const BrokenRow = z.strictObject({
  schema: z.string(),
  table: z.string(),
  /** In its chain; null for a row without a place in one. */
  position: z.nullable(z.int()),
  /** Of the row; null where it is missing. */
  id: z.nullable(z.string()),
  /**
   * `missing`: no row at this place. `changed`: its content does not give its hash. `unlinked`: it does not contain the hash of
   * the one before. `head`: the chain's head is not its last entry. `beyond`: a row no place in the chain knows. `state`: it says
   * something else than what was decided about it.
   */
  fault: z.enum(['missing', 'changed', 'unlinked', 'head', 'beyond', 'state']),
})
export type BrokenRow = z.infer<typeof BrokenRow>

export const ChainsChecked = z.strictObject({
  at: Instant,
  /** Nothing is broken, and every list of ours that has heads holds. */
  ok: z.boolean(),
  chains: z.array(z.strictObject({ name: z.string(), length: z.int(), hash: z.string() })),
  /** Of everything that does not hold the first row each. */
  broken: z.array(BrokenRow),
  /** What was kept outside the database when a list was last published; null before the first. */
  kept: z.nullable(CheckedList),
  lists: z.array(CheckedList),
  /** When a person has accepted that the chains are not those of before, as after a restored backup. */
  accepted: z.array(z.strictObject({ at: Instant, note: z.nullable(z.string()) })),
})
export type ChainsChecked = z.infer<typeof ChainsChecked>
