// A person does not accept what came of a test, and somebody who did not do it decides (decision 68).
import * as z from 'zod/mini'
import { Instant, Uuid, writtenText } from '../ids.ts'
import { ResultCode } from '../inspection/report.ts'
import { After, PlateSearch } from './page.ts'

export const AppealState = z.enum(['received', 'assigned', 'decided', 'told', 'withdrawn'])
export type AppealState = z.infer<typeof AppealState>

/** The result was wrong; it stands; the car is to be tested again. */
export const AppealDecision = z.enum(['upheld', 'dismissed', 'retest'])
export type AppealDecision = z.infer<typeof AppealDecision>

export const AppealedTest = z.strictObject({ inspectionId: Uuid })
export const AppealId = z.strictObject({ appealId: Uuid })

/** Once for a result. Sent again it changes nothing. */
export const MakeAppeal = z.strictObject({ reason: writtenText('unprinted') })
export type MakeAppeal = z.infer<typeof MakeAppeal>

/** What whoever may appeal is told. */
export const AppealOfTest = z.strictObject({
  /** The last moment; what was appealed before it is decided after it, too. */
  until: Instant,
  isOpen: z.boolean(),
  appeal: z.nullable(
    z.strictObject({
      receivedAt: Instant,
      state: AppealState,
      decision: z.nullable(AppealDecision),
      /** The decision in words. */
      note: z.nullable(z.string()),
    }),
  ),
})
export type AppealOfTest = z.infer<typeof AppealOfTest>

/** The newest first. */
export const ListAppeals = z.strictObject({ state: z.optional(AppealState), search: PlateSearch, after: After })

export const Appeal = z.strictObject({
  appealId: Uuid,
  inspectionId: Uuid,
  plate: z.nullable(z.string()),
  result: ResultCode,
  reason: z.string(),
  state: AppealState,
  receivedAt: Instant,
  /** Who is written to; null: they are told in person. */
  customerId: z.nullable(Uuid),
  assignedTo: z.nullable(Uuid),
  decision: z.nullable(AppealDecision),
  /** Of the decision, or why it was withdrawn. */
  note: z.nullable(z.string()),
  closedBy: z.nullable(Uuid),
  closedAt: z.nullable(Instant),
  toldAt: z.nullable(Instant),
})
export type Appeal = z.infer<typeof Appeal>

export const AppealList = z.strictObject({ appeals: z.array(Appeal) })

export const DecideAppeal = z.strictObject({ decision: AppealDecision, note: writtenText('unprinted') })
export const WithdrawAppeal = z.strictObject({ note: writtenText('unprinted') })

/** How many days after its result a test may be appealed. */
const Days = z.int().check(z.minimum(1), z.maximum(365))
export const AppealRule = z.strictObject({ days: Days })
/** `seen`: what was shown to whoever changes it; another rule in force is not overwritten. */
export const ChangeAppealRule = z.extend(AppealRule, { seen: z.optional(Days) })
