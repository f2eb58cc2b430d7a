// The papers of all cars of a person in one list, the latest first.
import type { VehicleTest, VehicleView } from '@sac/contracts/http/vehicles'

type Paper = VehicleTest['papers'][number]

export type OwnPaper = Paper & {
  claimId: string
  inspectionId: string
  plate: string
  testedAt: string
  result: VehicleTest['result']
}

export const listPapers = (views: readonly Pick<VehicleView, 'claimId' | 'tests'>[]): OwnPaper[] =>
  views
    .flatMap(({ claimId, tests }) =>
      tests.flatMap(({ inspectionId, plate, testedAt, result, papers }) =>
        papers.map((paper) => ({ ...paper, claimId, inspectionId, plate, testedAt, result })),
      ),
    )
    .toSorted((a, b) => b.testedAt.localeCompare(a.testedAt) || b.revision - a.revision)

export type Standing = 'valid' | 'over' | 'revoked' | 'suspended' | 'superseded' | 'told'

/** How a paper stands on a calendar date. A report says what was found and has no end: `told`. */
export function standingOf({ status, kind, validUntil }: Paper, today: string): Standing {
  if (status !== 'issued') return status
  if (kind !== 'certificate' || validUntil === null) return 'told'
  return validUntil < today ? 'over' : 'valid'
}

/** Last day a certificate counts; null where it counts no more, whatever was printed on it, and for a report. */
export const lastDayOf = (paper: Paper, today: string): string | null =>
  ['valid', 'over'].includes(standingOf(paper, today)) ? paper.validUntil : null

/** What the code of a paper says, for whoever asks for its PDF; null where it has none. */
export const digitsOf = (verifyUrl: string | null): string | null => /#(\d+)$/.exec(verifyUrl ?? '')?.[1] ?? null
