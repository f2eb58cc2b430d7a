// A defect that is being named is no evidence yet, but the system may put the app away in the middle of it: it is written down
// as it grows, so that it stands there again.
import type { Checkpoint } from '@sac/contracts/template/template'
import { forget, recallJson, rememberJson } from '#platform/memory.ts'
import type { DefectForm } from './defect-form.ts'

type Kept = { inspectionId: string; code: string; form: Omit<DefectForm, 'deficiency'> & { deficiency: string | null } }
const storageKey = 'sac-defect-draft'

const read = (): Kept | null => recallJson(storageKey) as Kept | null

/** The checkpoint a defect was being named at when the app went away; null when none was. */
export function draftedAt(inspectionId: string): string | null {
  const kept = read()
  return kept?.inspectionId === inspectionId ? kept.code : null
}

export function readDraft(inspectionId: string, { code, deficiencies }: Checkpoint): DefectForm | null {
  const kept = read()
  if (kept?.inspectionId !== inspectionId || kept.code !== code) return null
  return { ...kept.form, deficiency: deficiencies.find((one) => one.code === kept.form.deficiency) ?? null }
}

export function keepDraft(inspectionId: string, code: string, form: DefectForm): void {
  const kept: Kept = { inspectionId, code, form: { ...form, deficiency: form.deficiency?.code ?? null } }
  rememberJson(storageKey, kept)
}

export const dropDraft = (): void => forget(storageKey)
