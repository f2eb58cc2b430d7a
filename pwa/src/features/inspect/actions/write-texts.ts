import type { Draft } from '../model/undo.ts'

/** A word to the owner that never changes the result. */
export const addAdvisory = (advisoryId: string, checkpoint: string, text: string): Draft[] => [
  { type: 'advisory-added', payload: { advisoryId, checkpoint, text: text.trim() } },
]

export const writeRemark = (text: string): Draft[] => [{ type: 'remark-written', payload: { text: text.trim() } }]
