import type { ResultCode } from '@sac/contracts/inspection/report'
import type { InspectionView } from '../model/inspection-view.ts'

export type Standing =
  /** Nothing is missing, or it has been closed. */
  | { is: 'final'; result: ResultCode }
  /** More may be found, but it can no longer pass. */
  | { is: 'failing'; result: ResultCode }
  /** `unnamed`: checkpoints that failed without a defect yet. */
  | { is: 'unfinished'; unnamed: number }

const isFail = (result: ResultCode): boolean => result === 'fail' || result === 'fail-dangerous'

/** What may be said of the result now. While anything is missing nobody has passed: the rest may still fail. */
export function standingOf({ state, outcome, items, sealed }: InspectionView): Standing {
  if (state.seals[0]?.type === 'abandoned') return { is: 'final', result: 'abandoned' }
  if (sealed || outcome.missing.length === 0) return { is: 'final', result: outcome.result }
  if (isFail(outcome.result)) return { is: 'failing', result: outcome.result }
  return { is: 'unfinished', unnamed: items.filter(({ answer, done }) => answer === 'defect' && !done).length }
}
