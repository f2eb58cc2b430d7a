import type { Recorded } from '@sac/contracts/inspection/field-key'

type Decision = { field: string; chosen: string; candidates: readonly { eventId: string }[]; reason: string }

/** The responsible inspector's decision between what two devices wrote. */
export const resolveConflict = ({ field, chosen, candidates, reason }: Decision): Recorded[] => [
  {
    type: 'conflict-resolved',
    payload: { field, chosen, over: candidates.map(({ eventId }) => eventId), reason: reason.trim() },
  },
]
