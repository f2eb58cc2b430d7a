// What the owner of a tested car is to do, in the order in which it is to be done. Owns no words: they are in `words/customer`.
import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { daysFrom, hasFailed } from './next-step.ts'

type Finding = VehicleTest['deficiencies'][number]

export type Advice =
  | { is: 'not-drive' }
  | { is: 'repair'; count: number }
  | { is: 'repair-small'; count: number }
  | { is: 'keep-bill' }
  | { is: 'retest'; by: string | null }
  | { is: 'whole-test'; ended: string }

const weights = { dangerous: 0, major: 1, minor: 2 } as const

/** Worst first; what was repaired during the test last. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted(
    (a, b) =>
      Number(a.repairedOnSpot) - Number(b.repairedOnSpot) ||
      Number(b.prohibition) - Number(a.prohibition) ||
      weights[a.severity] - weights[b.severity],
  )

export const isForbidden = ({ result, deficiencies }: Pick<VehicleTest, 'result' | 'deficiencies'>): boolean =>
  result === 'fail-dangerous' || deficiencies.some(({ prohibition }) => prohibition)

function retestAdvice({ retestBy }: VehicleTest, today: string): Advice {
  return retestBy !== null && daysFrom(today, retestBy) < 0
    ? { is: 'whole-test', ended: retestBy }
    : { is: 'retest', by: retestBy }
}

/** `today`: a calendar date. `isLatest`: nothing of the car was tested since. */
export function adviceFor(test: VehicleTest, { today, isLatest }: { today: string; isLatest: boolean }): Advice[] {
  const left = test.deficiencies.filter(({ repairedOnSpot }) => !repairedOnSpot)
  const small = left.filter(({ severity }) => severity === 'minor').length
  const large = left.length - small
  if (!isLatest) return []
  return [
    ...(isForbidden(test) ? [{ is: 'not-drive' } as const] : []),
    ...(large > 0 ? [{ is: 'repair', count: large } as const] : []),
    ...(small > 0 ? [{ is: 'repair-small', count: small } as const] : []),
    ...(hasFailed(test) ? [{ is: 'keep-bill' } as const, retestAdvice(test, today)] : []),
  ]
}
