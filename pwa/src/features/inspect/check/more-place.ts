import type { CheckpointView } from '../model/checkpoint-view.ts'

export const kinds = ['not-applicable', 'not-testable', 'advisory'] as const
export type Kind = (typeof kinds)[number]

/** Where a text of the sheet "more answers" is kept while it is written. */
export const placeOf = (kind: Kind, { checkpoint }: CheckpointView): string => `${kind}/${checkpoint.code}`

/** The checkpoint over which that sheet was open; null when the text was another's. */
export function checkpointOf(place: string | null): string | null {
  const [kind, code] = place?.split('/') ?? []
  return kinds.some((one) => one === kind) ? (code ?? null) : null
}
