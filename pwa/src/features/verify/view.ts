import type { Verdict } from '@sac/contracts/certificate/verdict'
import type { Source } from './answers.ts'

/** What the screen is about. */
export type View = {
  readonly verdict: Verdict
  readonly source: Source
  /** `pending`: the status list is on its way. `issuer`: the issuer itself has answered. */
  readonly progress: 'pending' | 'done' | 'issuer'
  /** Unix seconds at which it was decided. */
  readonly at: number
}
