// A defect that is being named stands there again when the app comes back.
import type { Checkpoint } from '@sac/contracts/template/template'
import { keepDraft, readDraft } from '../drafts.ts'
import type { DefectForm } from './defect-form.ts'

type Kept = { inspectionId: string; code: string; form: Omit<DefectForm, 'deficiency'> & { deficiency: string | null } }

function keptOf(inspectionId: string): Kept | null {
  const kept = readDraft('defect') as Kept | null
  return kept?.inspectionId === inspectionId ? kept : null
}

/** The checkpoint a defect was being named at when the app went away; null when none was. */
export const draftedAt = (inspectionId: string): string | null => keptOf(inspectionId)?.code ?? null

export function readDefect(inspectionId: string, { code, deficiencies }: Checkpoint): DefectForm | null {
  const kept = keptOf(inspectionId)
  if (kept?.code !== code) return null
  return { ...kept.form, deficiency: deficiencies.find((one) => one.code === kept.form.deficiency) ?? null }
}

export function keepDefect(inspectionId: string, code: string, form: DefectForm): void {
  const kept: Kept = { inspectionId, code, form: { ...form, deficiency: form.deficiency?.code ?? null } }
  keepDraft('defect', kept)
}

export const dropDefect = (): void => keepDraft('defect', null)
