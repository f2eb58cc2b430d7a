// Which checkpoints, measurements and limits apply to a vehicle. Pure: device and server ask the same question alike.
import type {
  Checkpoint,
  Condition,
  InspectionKind,
  InspectionTemplate,
  Measurement,
  NotApplicable,
  VehicleTraits,
} from './template.ts'

type PlainCondition = Omit<Condition, 'anyOf'>

/**
 * Whether a condition holds for a vehicle. No condition always holds; a trait that is unknown (null) satisfies no condition
 * that names it. `axle` (1 = front) is what is being judged, where that is one axle or wheel; without it no condition on
 * axles holds.
 */
export function matches(condition: Condition | undefined, traits: VehicleTraits, axle?: number): boolean {
  if (condition === undefined) return true
  const { anyOf, ...plain } = condition
  if (anyOf !== undefined && !anyOf.some((one) => holds(one, traits, axle))) return false
  return holds(plain, traits, axle)
}

function holds(condition: PlainCondition, traits: VehicleTraits, axle: number | undefined): boolean {
  const { categories, fuels, equipment, without, axles } = condition
  return (
    names(categories, traits.category) &&
    names(fuels, traits.fuel) &&
    names(axles, axle) &&
    (equipment ?? []).every((item) => traits.equipment.includes(item)) &&
    !(without ?? []).some((item) => traits.equipment.includes(item)) &&
    registeredWithin(condition, traits.firstRegistration)
  )
}

/** No list asks nothing; a list never names what is unknown. */
function names<T>(list: readonly T[] | undefined, one: T | null | undefined): boolean {
  return list === undefined || list.some((item) => item === one)
}

// ISO calendar dates sort as text.
function registeredWithin({ registeredFrom, registeredBefore }: PlainCondition, date: string | null): boolean {
  if (registeredFrom === undefined && registeredBefore === undefined) return true
  if (date === null) return false
  return (registeredFrom ?? '') <= date && (registeredBefore === undefined || date < registeredBefore)
}

/**
 * The checkpoints of a template a vehicle must be judged on, in template order. Empty when the template is not for this kind of
 * inspection or this category. A retest's narrower scope is the retest order's business.
 */
export function applicableCheckpoints(
  template: InspectionTemplate,
  traits: VehicleTraits,
  kind: InspectionKind,
): readonly Checkpoint[] {
  if (!template.kinds.includes(kind) || !template.categories.includes(traits.category)) return []
  return template.sections.flatMap(({ checkpoints }) =>
    checkpoints.filter(({ appliesWhen }) => matches(appliesWhen, traits)),
  )
}

/**
 * Why a checkpoint that is asked of this vehicle may be declared not applicable: the rules of the template that hold. Empty: it
 * may not, and a declaration of that kind is no judgement.
 */
export const notApplicableFor = ({ notApplicable = [] }: Checkpoint, traits: VehicleTraits): readonly NotApplicable[] =>
  notApplicable.filter(({ when }) => matches(when, traits))

/** The measurements of a checkpoint that apply to a vehicle. A condition on axles narrows positions, see `positionsOf`. */
export function applicableMeasurements(checkpoint: Checkpoint, traits: VehicleTraits): readonly Measurement[] {
  return checkpoint.measurements.filter(({ appliesWhen }) => {
    const axles = appliesWhen?.axles ?? [1]
    return axles.some((axle) => matches(appliesWhen, traits, axle))
  })
}
