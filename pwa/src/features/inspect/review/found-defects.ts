// What was found, in the order a person reads it: the worst first, then as the template asks.
import type { Defect, Photo } from '@sac/contracts/inspection/fold'
import { severityRank } from '@sac/contracts/inspection/missing'
import { findCheckpoint } from '@sac/contracts/template/find-deficiency'
import type { LocalText } from '@sac/contracts/template/template'
import type { InspectionView } from '../model/inspection-view.ts'

export type FoundDefect = {
  defect: Defect
  photos: readonly Photo[]
  /** Null for a checkpoint the catalogue does not know. */
  title: LocalText | null
  /** It can be gone to: a car changed since may no longer ask for its checkpoint. */
  reachable: boolean
}

/** Every defect that stands, also those of checkpoints this car is no longer asked about: they count in the result. */
export function foundDefects({ state, template, byCode }: InspectionView): FoundDefect[] {
  const order = template.sections.flatMap(({ checkpoints }) => checkpoints.map(({ code }) => code))
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return state.defects
    .toSorted(
      (a, b) => severityRank(b.severity) - severityRank(a.severity) || place(a.checkpoint) - place(b.checkpoint),
    )
    .map((defect) => ({
      defect,
      photos: state.photos.filter(({ defectId }) => defectId === defect.defectId),
      title: findCheckpoint(template, defect.checkpoint)?.title ?? null,
      reachable: byCode.has(defect.checkpoint),
    }))
}
