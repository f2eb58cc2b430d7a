// What is typed before the start is no evidence yet, but retyping it is a nuisance: it is kept until the inspection begins.
import type { InspectionKind } from '@sac/contracts/template/template'
import { useState } from 'react'
import { keepDraft, readDraft } from '../drafts.ts'
import type { VehicleForm } from '../model/vehicle-form.ts'
import type { StartPlan } from './start-plan.ts'

type StartDraft = { key: string; form: VehicleForm; kind: InspectionKind }

function keptFor(key: string): StartDraft | null {
  const kept = readDraft('start') as StartDraft | null
  return kept?.key === key ? kept : null
}

export function useStartDraft(plan: StartPlan) {
  const key = plan.appointmentId ?? plan.retest?.of ?? 'ad-hoc'
  const [draft, setDraft] = useState<StartDraft>(() => ({ key, form: plan.form, kind: plan.kind, ...keptFor(key) }))
  const keep = (change: Partial<StartDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    keepDraft('start', next)
  }
  return {
    form: { ...plan.form, ...draft.form },
    kind: draft.kind,
    setForm: (form: VehicleForm) => keep({ form }),
    setKind: (kind: InspectionKind) => keep({ kind }),
    clear: () => keepDraft('start', null),
  }
}
