import type { Draft } from '../model/undo.ts'

type Decision = { field: string; chosen: string; candidates: readonly { eventId: string }[]; reason: string }

/** The responsible inspector's decision between what two devices wrote. */
export const resolveConflict = ({ field, chosen, candidates, reason }: Decision): Draft[] => [
  {
    type: 'conflict-resolved',
    payload: { field, chosen, over: candidates.map(({ eventId }) => eventId), reason: reason.trim() },
  },
]
