import type { InspectionDetail } from '@sac/contracts/http/inspection-records'

export type Detail = InspectionDetail
type Event = InspectionDetail['timeline'][number]
export type Report = InspectionDetail['completions'][number]['report']

/** What was completed last; null while nothing was. */
export const latestReport = ({ completions }: Detail): Report | null =>
  completions.toSorted((one, two) => two.revision - one.revision)[0]?.report ?? null

/** What the device came to in its last seal; null where it has not sealed or broke off. */
export function deviceResult({ timeline }: Detail): string | null {
  const outcome = timeline.findLast(({ type }) => type === 'finished')?.payload['outcome']
  if (typeof outcome !== 'object' || outcome === null || !('result' in outcome)) return null
  return typeof outcome.result === 'string' ? outcome.result : null
}

/** The number of the last seal; null where nothing was sealed. */
export function latestSeal({ timeline }: Detail): number | null {
  const seals = timeline.flatMap(({ payload }: Event) => (typeof payload['seal'] === 'number' ? [payload['seal']] : []))
  return seals.length === 0 ? null : Math.max(...seals)
}
