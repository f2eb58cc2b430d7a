import type { Recorded } from '@sac/contracts/inspection/field-key'

/** A word to the owner that never changes the result. */
export const addAdvisory = (advisoryId: string, checkpoint: string, text: string): Recorded[] => [
  { type: 'advisory-added', payload: { advisoryId, checkpoint, text: text.trim() } },
]

export const writeRemark = (text: string): Recorded[] => [{ type: 'remark-written', payload: { text: text.trim() } }]
