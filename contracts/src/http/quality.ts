// What figures say of the tests of a centre. They count what is recorded; why it is so they do not know.
import * as z from 'zod/mini'
import { Code, Instant, Uuid } from '../ids.ts'
import { InspectionKind } from '../template/template.ts'

const period = {
  centreId: Code,
  /** Of tests that ended at or after … */
  from: Instant,
  /** … and before. */
  to: Instant,
}

/** `kind`: retests fail less often, so they are best looked at by themselves. */
export const AskFigures = z.strictObject({ ...period, kind: z.optional(InspectionKind) })

/** A share with its 95 % interval (Wilson): where it may truly lie, if the tests of the period are taken as a sample. From 0 to 1. */
const Share = z.strictObject({ share: z.number(), low: z.number(), high: z.number() })

/** Fewer tests than this say little, whatever comes of them. */
export const fewTests = 30
/** A test that took less than this is told as a fact. */
export const shortSeconds = 300

const Figures = z.strictObject({
  /** Completed with a result; what was broken off is in no figure. */
  tests: z.int(),
  failed: z.int(),
  /** Of those that failed; null without tests. */
  failure: z.nullable(Share),
  /** What was tested: how many were retests and how many voluntary. */
  retests: z.int(),
  voluntary: z.int(),
  /** From beginning to end, of those whose both times are known: half of them lie between the outer two. */
  seconds: z.nullable(z.strictObject({ lower: z.number(), median: z.number(), upper: z.number() })),
  /** Shorter than `shortSeconds`. */
  short: z.int(),
})
export type Figures = z.infer<typeof Figures>

export const QualityFigures = z.strictObject({
  centre: Figures,
  /** By id, in no order of merit. */
  inspectors: z.array(
    z.extend(Figures, {
      inspectorId: Uuid,
      /** Signs on reports, by name: how many tests have each. */
      flags: z.record(z.string(), z.int()),
    }),
  ),
})
export type QualityFigures = z.infer<typeof QualityFigures>

/** Without `checkpoint` and `measure` only what there is to choose from. */
export const AskInstruments = z.strictObject({
  ...period,
  checkpoint: z.optional(Code),
  measure: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})

const Measure = z.strictObject({
  checkpoint: z.string(),
  /** Its English name, by which it is asked for. */
  measure: z.string(),
  label: z.record(z.string(), z.string()),
  unit: z.string(),
})

export const InstrumentReadings = z.strictObject({
  measures: z.array(Measure),
  instruments: z.array(
    z.strictObject({
      serial: z.string(),
      months: z.array(
        z.strictObject({
          /** `YYYY-MM`, of UTC. */
          month: z.string(),
          readings: z.int(),
          median: z.number(),
          /** Of all other equipment of the centre in this month; null where there is none. */
          others: z.nullable(z.strictObject({ readings: z.int(), median: z.number() })),
        }),
      ),
    }),
  ),
})
export type InstrumentReadings = z.infer<typeof InstrumentReadings>
