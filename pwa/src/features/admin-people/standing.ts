import type { PersonSummary } from '@sac/contracts/http/people'
import type { ChipTone } from '#admin/chip.tsx'

type Standing = 'active' | 'invited' | 'disabled'

/** Whether somebody may sign in. */
export function standingOf({ disabledAt, invited }: Pick<PersonSummary, 'disabledAt' | 'invited'>): Standing {
  if (disabledAt !== null) return 'disabled'
  return invited ? 'invited' : 'active'
}

export const standingTones: Record<Standing, ChipTone> = { active: 'good', invited: 'wait', disabled: 'bad' }
