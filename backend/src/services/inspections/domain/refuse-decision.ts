// When the office may decide what: each decision answers a reason, or ends what is not yet at its end. Pure, so that no state is
// left without a way out can be proven.
import { authorshipFaults } from '@sac/contracts/authorship/judge-authorship'
import type { Assessment } from './assess.ts'
import type { CompletedSeal } from './find-seals.ts'
import type { ReasonCode } from './reason.ts'

export type DecisionKind = 'date' | 'accept-outcome' | 'accept-author' | 'accept-disabled' | 'close'
export type Deciding = { kind: DecisionKind; seal: number | null }

type Standing = {
  row: { status: string; revision: number } | null
  assessment: Assessment
  completedSeals: readonly CompletedSeal[]
}

const answers: Record<Exclude<DecisionKind, 'close'>, (code: ReasonCode) => boolean> = {
  date: (code) => code.startsWith('date-'),
  'accept-outcome': (code) => code === 'outcome-differs',
  'accept-author': (code) => authorshipFaults.some((fault) => fault === code),
  'accept-disabled': (code) => code === 'author-disabled',
}

/** In words why this may not be decided now; null when it may. */
export function refuseDecision({ kind, seal }: Deciding, standing: Standing): string | null {
  const { assessment } = standing
  if (kind === 'close') return mayClose(standing) ? null : 'It has come to its end; reload it.'
  // The first reason is what it waits for; behind it stand those of seals that do not count.
  const [first] = assessment.status === 'complete' ? [] : assessment.reasons
  const waits = 'seal' in assessment && first !== undefined && answers[kind](first.code)
  return waits && assessment.seal === seal ? null : `It is ${describe(assessment)}; reload it.`
}

/** Everything but what has been completed or closed already; of a completed one what was sealed after it and waits. */
function mayClose({ row, assessment, completedSeals }: Standing): boolean {
  if (row === null || assessment.status === 'closed') return false
  if (row.revision === 0) return true
  const waiting = sealOf(assessment)
  return waiting !== null && !completedSeals.some(({ seal }) => seal === waiting)
}

const sealOf = (assessment: Assessment): number | null => {
  if (assessment.status === 'complete') return assessment.completed.seal.seal
  return 'seal' in assessment ? assessment.seal : null
}

const describe = (assessment: Assessment) => `${assessment.status} with seal ${sealOf(assessment) ?? 'none'}`
