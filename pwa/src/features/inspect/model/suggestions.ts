// Defects the measured values ask for, each at its place.
import type { Defect } from '@sac/contracts/inspection/fold'
import type { Judgement } from '@sac/contracts/template/evaluate-measurements'
import { axleOf } from '@sac/contracts/template/positions'

export type Suggestion = { deficiency: string; location: Defect['location'] }

/** A place of the roller or gauge as a place on the car: `a1l` is axle 1, left; runs and whole vehicles are none. */
export function locationOf(position: string): Defect['location'] {
  const axle = axleOf(position)
  const side =
    position === 'left' || position.endsWith('l') ? 'left' : /^(?:right|a\dr)$/.test(position) ? 'right' : null
  return { ...(axle !== undefined && { axle }), ...(side && position !== '-' && { side }) }
}

/** A defect recorded without a place speaks of all of them. */
const isAt = (found: Defect['location'], wanted: Defect['location']): boolean =>
  (Object.keys(wanted) as (keyof Defect['location'])[]).every(
    (axis) => found[axis] === undefined || found[axis] === wanted[axis],
  )

const answers = ({ deficiency, location }: Suggestion, defect: Pick<Defect, 'deficiency' | 'location'>) =>
  defect.deficiency === deficiency && isAt(defect.location, location)

/** What the values suggest and nobody has recorded yet. */
export function openSuggestions(judgements: readonly Judgement[], defects: readonly Defect[]): Suggestion[] {
  const suggested = judgements.flatMap((judgement): Suggestion[] =>
    judgement.status === 'judged' && judgement.proposed
      ? [{ deficiency: judgement.proposed.deficiency, location: locationOf(judgement.position) }]
      : [],
  )
  const distinct = new Map(suggested.map((one) => [JSON.stringify([one.deficiency, one.location]), one]))
  return [...distinct.values()].filter((one) => !defects.some((defect) => answers(one, defect)))
}
