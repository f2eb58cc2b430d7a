import type { AppealState } from '@sac/contracts/http/appeals'

export type AppealCommand = 'take' | 'decide' | 'tell' | 'withdraw'

const next: Readonly<Record<AppealState, Readonly<Partial<Record<AppealCommand, AppealState>>>>> = {
  received: { take: 'assigned', withdraw: 'withdrawn' },
  assigned: { take: 'assigned', decide: 'decided', withdraw: 'withdrawn' },
  decided: { tell: 'told' },
  told: {},
  withdrawn: {},
}

/** The state a command leads to; null where it may not be given. */
export const afterCommand = (state: AppealState, command: AppealCommand): AppealState | null =>
  next[state][command] ?? null

const dayMs = 86_400_000

/** The last moment at which a result may be appealed. */
export const appealsUntil = (resultAt: Date, days: number): Date => new Date(resultAt.getTime() + days * dayMs)
