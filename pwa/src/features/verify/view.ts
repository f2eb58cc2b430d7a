import type { Verification } from '@sac/contracts/certificate/verification'
import type { Source } from './answers.ts'

/** What the screen is about. */
export type View = {
  readonly verification: Verification
  readonly source: Source
  /** `pending`: the status list is on its way. `issuer`: the issuer itself has answered. */
  readonly progress: 'pending' | 'done' | 'issuer'
  /** Unix seconds at which it was decided. */
  readonly at: number
}
