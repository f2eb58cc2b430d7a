import { useState } from 'react'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import type { Suggestion } from '../model/suggestions.ts'
import { chooseDeficiency, type DefectForm, emptyForm } from './defect-form.ts'
import { dropDefect, keepDefect, readDefect } from './fail-draft.ts'

function startForm({ checkpoint }: CheckpointView, suggested: Suggestion | null): DefectForm {
  const known = checkpoint.deficiencies.find(({ code }) => code === suggested?.deficiency)
  const form = { ...emptyForm, location: suggested?.location ?? {} }
  return known ? chooseDeficiency(form, known) : form
}

/** What is being named at a checkpoint, kept while it grows. A suggestion begins anew. */
export function useDefectForm(item: CheckpointView, suggested: Suggestion | null) {
  const { id } = useCurrentInspection()
  const { checkpoint } = item
  const [form, setForm] = useState<DefectForm>(
    () => (suggested ? null : readDefect(id, checkpoint)) ?? startForm(item, suggested),
  )
  const change = (next: DefectForm) => {
    setForm(next)
    keepDefect(id, checkpoint.code, next)
  }
  return { form, change, drop: dropDefect }
}
