// From readings to proposed deficiencies. Runs on the device while the inspector types and again inside the outcome, so it is
// pure and depends on neither the order nor the repetition of readings. Formulas: see `Quantity` in template.ts.
import { applicableMeasurements, matches } from './applicability.ts'
import { axleOf } from './positions.ts'
import { type Figure, quantitiesOf, type Reading } from './quantities.ts'
import type { Checkpoint, Limit, MeasurementRule, Severity, VehicleTraits } from './template.ts'

export type Proposal = { deficiency: string; severity: Severity }

type Judged = {
  rule: string
  quantity: MeasurementRule['quantity']['of']
  measurement: string
  /** A position of the measurement, `a1`/`a2` for a comparison within an axle, `-` for one figure per vehicle. */
  position: string
}

/**
 * One rule applied at one position. `waiting`: readings are still missing, named as `measurement/position`. `ignored`: too light
 * to judge. `judged`: the figure (in the measurement's unit, or per cent), the bounds a pass needs (inclusive, null = none), the
 * limits it violates and the worst deficiency they propose. `unlimited`: no limit applies to this vehicle.
 */
export type Judgement =
  | (Judged & { status: 'waiting'; missing: readonly string[] })
  | (Judged & { status: 'ignored' | 'unlimited'; computed: number })
  | (Judged & {
      status: 'judged'
      computed: number
      min: number | null
      max: number | null
      violated: readonly Limit[]
      proposed: Proposal | null
    })

const RANK: Record<Severity, number> = { minor: 1, major: 2, dangerous: 3 }

/**
 * Every rule of a checkpoint at every position. `readings` may hold those of the whole inspection; at most one value per
 * measurement and position is meant, of several the lowest counts. Rules on measurements that do not apply to the vehicle
 * give nothing.
 */
export function evaluateMeasurements(
  checkpoint: Checkpoint,
  traits: VehicleTraits,
  readings: readonly Reading[],
): readonly Judgement[] {
  const severities = new Map(checkpoint.deficiencies.map(({ code, severity }) => [code, severity]))
  const measurements = applicableMeasurements(checkpoint, traits)
  return checkpoint.rules.flatMap((rule) =>
    measurements
      .filter(({ key }) => key === rule.quantity.measurement)
      .flatMap((measurement) => quantitiesOf(rule.quantity, measurement, readings))
      .map((figure) => judge(rule, figure, { traits, severities })),
  )
}

type Basis = { traits: VehicleTraits; severities: ReadonlyMap<string, Severity> }

function judge(rule: MeasurementRule, figure: Figure, { traits, severities }: Basis): Judgement {
  const { of: quantity, measurement } = rule.quantity
  const judged = { rule: rule.id, quantity, measurement, position: figure.position }
  if (figure.status === 'waiting') return { ...judged, status: 'waiting', missing: figure.missing }
  const { computed } = figure
  if (figure.status === 'ignored') return { ...judged, status: 'ignored', computed }
  const limits = chosenLimits(rule, severities, { traits, position: figure.position })
  if (limits.length === 0) return { ...judged, status: 'unlimited', computed }
  return { ...judged, status: 'judged', computed, ...compare(computed, limits, severities) }
}

/** The worst proposal of a checkpoint's judgements per deficiency, worst severity first; what the inspector is offered. */
export function proposalsOf(
  judgements: readonly Judgement[],
): readonly (Proposal & { positions: readonly string[] })[] {
  const byCode = new Map<string, Proposal & { positions: string[] }>()
  for (const judgement of judgements) {
    if (judgement.status !== 'judged' || judgement.proposed === null) continue
    const known = byCode.get(judgement.proposed.deficiency) ?? { ...judgement.proposed, positions: [] }
    if (!known.positions.includes(judgement.position)) known.positions.push(judgement.position)
    byCode.set(known.deficiency, known)
  }
  return [...byCode.values()].toSorted((a, b) => RANK[b.severity] - RANK[a.severity])
}

type Place = { traits: VehicleTraits; position: string }

/** Of each severity the first limit whose condition holds at this place. */
function chosenLimits(
  rule: MeasurementRule,
  severities: ReadonlyMap<string, Severity>,
  place: Place,
): readonly Limit[] {
  const chosen = new Map<Severity | undefined, Limit>()
  for (const limit of rule.limits) {
    const severity = severities.get(limit.deficiency)
    if (!chosen.has(severity) && matches(limit.when, place.traits, axleOf(place.position))) chosen.set(severity, limit)
  }
  return [...chosen.values()]
}

function compare(computed: number, limits: readonly Limit[], severities: ReadonlyMap<string, Severity>) {
  const violated = limits.filter(({ min, max }) => computed < (min ?? -Infinity) || computed > (max ?? Infinity))
  const proposals = violated.flatMap(({ deficiency }) => {
    const severity = severities.get(deficiency)
    return severity === undefined ? [] : [{ deficiency, severity }]
  })
  const [proposed = null] = proposals.toSorted((a, b) => RANK[b.severity] - RANK[a.severity])
  return {
    min: tightest(
      limits.map(({ min }) => min),
      Math.max,
    ),
    max: tightest(
      limits.map(({ max }) => max),
      Math.min,
    ),
    violated,
    proposed,
  }
}

function tightest(bounds: readonly (number | undefined)[], pick: (...values: number[]) => number): number | null {
  const given = bounds.filter((bound) => bound !== undefined)
  return given.length === 0 ? null : pick(...given)
}
