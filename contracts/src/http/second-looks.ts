// Tests that were drawn to be looked at a second time, by somebody who does not know what came of the first (decision 68).
import * as z from 'zod/mini'
import { Code, Instant, Uuid, writtenText } from '../ids.ts'
import { LocalText } from '../template/template.ts'
import { After, PlateSearch } from './page.ts'

export const SecondLookState = z.enum(['open', 'done', 'set-aside'])
export type SecondLookState = z.infer<typeof SecondLookState>

/** The newest drawn first. */
export const ListSecondLooks = z.strictObject({
  centreId: z.optional(Code),
  state: z.optional(SecondLookState),
  search: PlateSearch,
  after: After,
})

export const SecondLookId = z.strictObject({ inspectionId: Uuid })

/** Nothing of it tells what came of the first test, or who did it, as long as it is open. */
export const SecondLook = z.strictObject({
  inspectionId: Uuid,
  centreId: z.string(),
  plate: z.nullable(z.string()),
  testedAt: z.nullable(Instant),
  drawnAt: Instant,
  state: SecondLookState,
})
export type SecondLook = z.infer<typeof SecondLook>

export const SecondLookList = z.strictObject({ looks: z.array(SecondLook) })

/** What somebody found at a checkpoint; `not-looked` is compared with nothing. */
export const SecondAnswer = z.enum(['ok', 'defect', 'not-looked'])
export type SecondAnswer = z.infer<typeof SecondAnswer>

const Compared = z.strictObject({
  checkpoint: z.string(),
  title: LocalText,
  /** Of the first test, as it was answered there. */
  first: z.string(),
  second: SecondAnswer,
  /** Both looked, and found something else. */
  differs: z.boolean(),
})

export const SecondLookDetail = z.extend(SecondLook, {
  /** What there is to look at; the answers of the first test are not here. */
  checkpoints: z.array(z.strictObject({ checkpoint: z.string(), title: LocalText })),
  /** Once it has been recorded: never changed. */
  outcome: z.nullable(
    z.strictObject({
      inspectorId: Uuid,
      lookedBy: Uuid,
      recordedBy: Uuid,
      recordedAt: Instant,
      compared: z.int(),
      differing: z.int(),
      answers: z.array(Compared),
    }),
  ),
  /** Why nobody looked. */
  setAside: z.nullable(z.strictObject({ reason: z.string(), recordedBy: Uuid, recordedAt: Instant })),
})
export type SecondLookDetail = z.infer<typeof SecondLookDetail>

/** One answer for each checkpoint. Sent again it changes nothing. */
export const RecordSecondLook = z.strictObject({
  lookedBy: Uuid,
  answers: z.array(z.strictObject({ checkpoint: Code, answer: SecondAnswer })).check(z.minLength(1), z.maxLength(500)),
})

export const SetSecondLookAside = z.strictObject({ reason: writtenText('unprinted') })

/** Tests drawn at or after … and before. */
export const AskSecondLooks = z.strictObject({ centreId: Code, from: Instant, to: Instant })

const Share = z.strictObject({ share: z.number(), low: z.number(), high: z.number() })

/** Of a centre as a whole: what one pair of people found is a reason to talk, no figure. */
export const SecondLookFigures = z.strictObject({
  drawn: z.int(),
  open: z.int(),
  setAside: z.int(),
  done: z.int(),
  /** Of those that were done: both found the same at every checkpoint both looked at. */
  alike: z.int(),
  alikeShare: z.nullable(Share),
  /** Checkpoints both looked at, and those of them where they found something else. */
  compared: z.int(),
  differing: z.int(),
  /** How many of a thousand tests are drawn. */
  perMille: z.int(),
})
export type SecondLookFigures = z.infer<typeof SecondLookFigures>

export const SampledCentre = z.strictObject({ centreId: Code })
/** From none but the least of one a week for each inspector, to all. */
const PerMille = z.int().check(z.nonnegative(), z.maximum(1_000))
export const SecondLookShare = z.strictObject({ perMille: PerMille })
/** `seen`: what was shown to whoever changes it; another share in force is not overwritten. */
export const ChangeSecondLookShare = z.extend(SecondLookShare, { seen: z.optional(PerMille) })
