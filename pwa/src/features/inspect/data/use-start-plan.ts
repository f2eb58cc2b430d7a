import { useMemo } from 'react'
import type { Reference } from '../device-data.ts'
import { adHocPlan, planFromAssignment, planRetest, type StartPlan } from '../model/start-plan.ts'
import { type InspectionRow, useInspectionRows } from './use-inspection-rows.ts'
import { useReferenceData } from './use-reference-data.ts'

type Wanted = { appointment?: string; retestOf?: string }
type Found =
  | { status: 'ready'; plan: StartPlan; reference: Reference }
  | { status: 'no-reference' }
  | { status: 'gone' }

function planOfAppointment(appointmentId: string, { assignments }: Reference): StartPlan | null {
  const assignment = assignments.find((one) => one.appointmentId === appointmentId)
  return assignment ? planFromAssignment(assignment) : null
}

function planOfRetest(
  inspectionId: string,
  { templates }: Reference,
  rows: readonly InspectionRow[],
): StartPlan | null {
  const failed = rows.find(({ summary }) => summary.inspectionId === inspectionId)?.listing.state
  const known = templates.find(({ hash }) => hash === failed?.started?.value.templateHash)
  return failed && known ? planRetest(failed, known.template) : null
}

function planOf({ appointment, retestOf }: Wanted, reference: Reference, rows: readonly InspectionRow[]) {
  if (appointment !== undefined) return planOfAppointment(appointment, reference)
  return retestOf === undefined ? adHocPlan() : planOfRetest(retestOf, reference, rows)
}

/** What a new inspection begins from; undefined until it has been read. */
export function useStartPlan({ appointment, retestOf }: Wanted): Found | undefined {
  const reference = useReferenceData()
  const rows = useInspectionRows()
  return useMemo(() => {
    if (!reference || !rows) return undefined
    if (!reference.centre || reference.templates.length === 0) return { status: 'no-reference' }
    const wanted = { ...(appointment && { appointment }), ...(retestOf && { retestOf }) }
    const plan = planOf(wanted, reference, rows)
    return plan ? { status: 'ready', plan, reference } : { status: 'gone' }
  }, [reference, rows, appointment, retestOf])
}
