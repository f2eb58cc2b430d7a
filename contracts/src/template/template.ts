// The shape of an inspection template: versioned, immutable once used, identified by its hash, cached on the device.
// Sections and checkpoints follow Annex I of Directive 2014/45/EU. Limits are data; `verified: false` marks every value
// that was not compared with the text its source names.
import * as z from 'zod/mini'

export const Language = z.enum(['en', 'fr'])
export type Language = z.infer<typeof Language>

export const LocalText = z.strictObject({ en: z.string().check(z.minLength(1)), fr: z.string().check(z.minLength(1)) })
export type LocalText = z.infer<typeof LocalText>

export const Severity = z.enum(['minor', 'major', 'dangerous'])
export type Severity = z.infer<typeof Severity>

export const Fuel = z.enum(['petrol', 'diesel', 'lpg', 'cng', 'hybrid-petrol', 'hybrid-diesel', 'electric', 'hydrogen'])
export type Fuel = z.infer<typeof Fuel>

/** What a vehicle may carry; asked once on the vehicle screen, decides which checkpoints apply. */
export const Equipment = z.enum([
  'tow-bar',
  'abs',
  'esc',
  'airbag',
  'catalyst',
  'turbo',
  'lpg-tank',
  'spare-wheel',
  'high-voltage',
])
export type Equipment = z.infer<typeof Equipment>

const IsoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

const PlainCondition = z.strictObject({
  categories: z.optional(z.array(z.string())),
  fuels: z.optional(z.array(Fuel)),
  registeredFrom: z.optional(IsoDate),
  registeredBefore: z.optional(IsoDate),
  /** Every one of these is fitted. */
  equipment: z.optional(z.array(Equipment)),
  /** None of these is fitted. */
  without: z.optional(z.array(Equipment)),
  axles: z.optional(z.array(z.int().check(z.positive()))),
})

/**
 * All given members must hold; an empty condition always holds. Dates compare the first registration, `Before` is exclusive.
 * `anyOf` holds when one of its conditions does (a gas system: by fuel or by a fitted tank).
 */
export const Condition = z.extend(PlainCondition, { anyOf: z.optional(z.array(PlainCondition)) })
export type Condition = z.infer<typeof Condition>

/**
 * `wheel` positions are `a1l a1r a2l a2r`, `axle` positions `a1 a2`, `lamp` and `side` positions `left right` (a lamp, or the
 * two wheels of whichever axle carries the parking brake), `vehicle` the single position `-`, `run` positions `r1 r2 r3`.
 */
const MeasuredPer = z.enum(['vehicle', 'axle', 'wheel', 'lamp', 'side', 'run'])

export const Measurement = z.strictObject({
  key: z.string(),
  label: LocalText,
  unit: z.string(),
  decimals: z.int(),
  per: MeasuredPer,
  required: z.boolean(),
  /** A value counts only when it was taken with equipment the office knows, calibrated on the day of the test. */
  calibrated: z.optional(z.literal(true)),
  appliesWhen: z.optional(Condition),
  plausible: z.strictObject({ min: z.number(), max: z.number() }),
  sources: z.array(z.enum(['typed', 'device', 'ocr'])),
})
export type Measurement = z.infer<typeof Measurement>

/**
 * What is compared with a limit. `value`: each reading by itself. `imbalance-percent`: 100·(larger − smaller)/larger of the two
 * wheels of an axle, or of the two sides. `efficiency-percent`: 100·Σ forces(kN) / (mass(kg)·9.81/1000), the mass read from measurement `mass`.
 * Keys are unique in a template; a rule reads the measurements of its own checkpoint.
 * `mean`: mean of all readings. `spread-percent`: 100·(max − min)/max of all readings.
 */
export const Quantity = z.strictObject({
  of: z.enum(['value', 'imbalance-percent', 'efficiency-percent', 'mean', 'spread-percent']),
  measurement: z.string(),
  mass: z.optional(z.string()),
  /** Readings pairs whose larger member is below this are not judged (light axles). Same unit as the measurement. */
  ignoreBelow: z.optional(z.number()),
})
export type Quantity = z.infer<typeof Quantity>

/** Outside [min, max] (inclusive bounds pass) the deficiency applies. The first matching `when` of a severity decides. */
export const Limit = z.strictObject({
  when: z.optional(Condition),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  deficiency: z.string(),
  source: z.string(),
  verified: z.boolean(),
})
export type Limit = z.infer<typeof Limit>

export const MeasurementRule = z.strictObject({ id: z.string(), quantity: Quantity, limits: z.array(Limit) })
export type MeasurementRule = z.infer<typeof MeasurementRule>

export const Deficiency = z.strictObject({
  /**
   * Annex I item + letter, and where one letter carries several severities the severity digit (1 minor, 2 major, 3 dangerous):
   * `1.1.14.c`, `5.2.3.e.3`. Unique in the template. The item may be a neighbour judged at the same checkpoint (1.4.1.a in 1.4.2).
   */
  code: z.string(),
  severity: Severity,
  text: LocalText,
  /** For the owner: what it means and what to do, without jargon. */
  plain: LocalText,
  synonyms: z.array(z.string()),
  repairableOnSpot: z.boolean(),
})
export type Deficiency = z.infer<typeof Deficiency>

/** For whom a checkpoint that is asked may be declared not applicable, and the law that says so. */
export const NotApplicable = z.strictObject({
  when: Condition,
  why: LocalText,
  source: z.string().check(z.minLength(1)),
  verified: z.boolean(),
})
export type NotApplicable = z.infer<typeof NotApplicable>

export const LocationAxis = z.enum(['axle', 'side', 'vertical', 'longitudinal', 'seat'])
export type LocationAxis = z.infer<typeof LocationAxis>

export const Checkpoint = z.strictObject({
  /** Annex I item, for example `1.1.13`. */
  code: z.string(),
  title: LocalText,
  help: LocalText,
  method: z.enum(['visual', 'mechanical', 'measured', 'document']),
  mandatory: z.boolean(),
  appliesWhen: z.optional(Condition),
  /** Empty or absent: for nobody. One that holds is enough. */
  notApplicable: z.optional(z.array(NotApplicable)),
  evidence: z.enum(['none', 'onDefect', 'always']),
  locationAxes: z.array(LocationAxis),
  measurements: z.array(Measurement),
  rules: z.array(MeasurementRule),
  deficiencies: z.array(Deficiency),
  /** Deficiency codes, commonest first; at most six are offered before search. */
  common: z.array(z.string()),
})
export type Checkpoint = z.infer<typeof Checkpoint>

export const Section = z.strictObject({ code: z.string(), title: LocalText, checkpoints: z.array(Checkpoint) })
export type Section = z.infer<typeof Section>

export const InspectionKind = z.enum(['periodic', 'retest', 'voluntary'])
export type InspectionKind = z.infer<typeof InspectionKind>

export const InspectionTemplate = z.strictObject({
  id: z.string(),
  version: z.int(),
  /** Version of the outcome rule the limits were written for; printed on the certificate. */
  ruleVersion: z.string(),
  title: LocalText,
  categories: z.array(z.string()),
  kinds: z.array(InspectionKind),
  sections: z.array(Section),
})
export type InspectionTemplate = z.infer<typeof InspectionTemplate>

/** What decides which checkpoints and limits apply to a vehicle. Unknown members match no condition that names them. */
export type VehicleTraits = {
  category: string
  fuel: Fuel | null
  firstRegistration: string | null
  equipment: readonly Equipment[]
}
