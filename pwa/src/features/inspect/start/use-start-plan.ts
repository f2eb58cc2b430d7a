import { useMemo } from 'react'
import { type InspectionRow, useInspectionRows } from '../data/use-inspection-rows.ts'
import { useOfficeData } from '../data/use-office-data.ts'
import type { OfficeData } from '../model/office-data.ts'
import { adHocPlan, planFromAssignment, planRetest, type StartPlan } from './start-plan.ts'

type Wanted = { appointment?: string; retestOf?: string }
type Found =
  | { status: 'ready'; plan: StartPlan; office: OfficeData }
  | { status: 'no-office-data' }
  | { status: 'gone' }

function planOfAppointment(appointmentId: string, { assignments }: OfficeData): StartPlan | null {
  const assignment = assignments.find((one) => one.appointmentId === appointmentId)
  return assignment ? planFromAssignment(assignment) : null
}

function planOfRetest(
  inspectionId: string,
  { templates }: OfficeData,
  rows: readonly InspectionRow[],
): StartPlan | null {
  const failed = rows.find(({ summary }) => summary.inspectionId === inspectionId)?.listing.state
  const known = templates.find(({ hash }) => hash === failed?.started?.value.templateHash)
  return failed && known ? planRetest(failed, known.template) : null
}

function planOf({ appointment, retestOf }: Wanted, office: OfficeData, rows: readonly InspectionRow[]) {
  if (appointment !== undefined) return planOfAppointment(appointment, office)
  return retestOf === undefined ? adHocPlan() : planOfRetest(retestOf, office, rows)
}

/** What a new inspection begins from; undefined until it has been read. */
export function useStartPlan({ appointment, retestOf }: Wanted): Found | undefined {
  const office = useOfficeData()
  const rows = useInspectionRows()
  return useMemo(() => {
    if (!office || !rows) return undefined
    if (!office.centre || office.templates.length === 0) return { status: 'no-office-data' }
    const wanted = { ...(appointment && { appointment }), ...(retestOf && { retestOf }) }
    const plan = planOf(wanted, office, rows)
    return plan ? { status: 'ready', plan, office } : { status: 'gone' }
  }, [office, rows, appointment, retestOf])
}
