// Everything the screens of one inspection show, derived from its state and the template it is pinned to.
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { judgedCheckpoints, traitsOf, vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import { computeOutcome, type Outcome } from '@sac/contracts/inspection/outcome'
import type { InspectionTemplate, VehicleTraits } from '@sac/contracts/template/template'
import { type CheckpointView, showsSame, viewCheckpoint } from './checkpoint-view.ts'

export type InspectionView = {
  state: InspectionState
  template: InspectionTemplate
  traits: VehicleTraits | null
  items: readonly CheckpointView[]
  byCode: ReadonlyMap<string, CheckpointView>
  answered: number
  outcome: Outcome
  plate: string | null
  name: string
  /** Sealed: nothing may be changed here any more. */
  sealed: boolean
}

type Inputs = {
  state: InspectionState
  template: InspectionTemplate
  profile: { readonly repairOnSpotAllowed: boolean }
  /** Today in the centre's zone, YYYY-MM-DD. */
  testedOn: string | null
}

export const vehicleName = (state: InspectionState): string =>
  [vehicleValue(state, 'make'), vehicleValue(state, 'model')].filter(Boolean).join(' ')

/** `before`: the last view of it; a checkpoint that shows what it showed then is the same object. */
export function viewInspection(
  { state, template, profile, testedOn }: Inputs,
  before: InspectionView | null = null,
): InspectionView {
  const shown = (item: CheckpointView): CheckpointView => {
    const known = before?.byCode.get(item.checkpoint.code)
    return known && showsSame(known, item) ? known : item
  }
  const sections = new Map(
    template.sections.flatMap((section) => section.checkpoints.map(({ code }) => [code, section] as const)),
  )
  const items = judgedCheckpoints(state, template).flatMap((checkpoint) => {
    const section = sections.get(checkpoint.code)
    return section ? [shown(viewCheckpoint(state, checkpoint, section))] : []
  })
  return {
    state,
    template,
    traits: traitsOf(state),
    items,
    byCode: new Map(items.map((item) => [item.checkpoint.code, item])),
    answered: items.filter(({ done }) => done).length,
    outcome: computeOutcome({ state, template, profile, testedOn }),
    plate: vehicleValue(state, 'plate'),
    name: vehicleName(state),
    sealed: state.seals.length > 0,
  }
}
