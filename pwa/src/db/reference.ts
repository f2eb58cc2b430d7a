// What the office told this device, as the screens need it. Rows that are not of the agreed form are left out: a newer
// office may say more than this version understands.
import { AppointmentData } from '@sac/contracts/http/appointments'
import { Verdict } from '@sac/contracts/sync/protocol'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import * as z from 'zod/mini'
import { findCursor, listTold, listToldAnyone, type View } from './view.ts'

/** An appointment, and what is known of the car from before (as the gateway keeps it; null when it was never here). */
export type Assignment = Omit<AppointmentData, 'userId'> & { history: Record<string, unknown> | null }

/** A row as it came: its id and value. */
export type Told = { id: string; value: Record<string, unknown> }

export type Reference = {
  assignments: readonly Assignment[]
  /** By hash. */
  templates: ReadonlyMap<string, InspectionTemplate>
  equipment: readonly Told[]
  centres: readonly Told[]
  retestOrders: readonly Told[]
  inspectors: readonly Told[]
  /** ISO, device clock; null before the first pull. */
  pulledAt: string | null
}

// Strict shapes refuse the history and whatever later versions add.
// Who booked is not told to devices.
const KnownAssignment = z.looseObject(z.omit(AppointmentData, { userId: true }).shape)
const toAssignment = ({ value }: Told): Assignment[] => {
  const parsed = z.safeParse(KnownAssignment, value)
  if (!parsed.success) return []
  const { history } = value
  return [{ ...parsed.data, history: typeof history === 'object' ? (history as Assignment['history']) : null }]
}

// Looked at closely when it came (usableChanges).
const toTemplate = ({ id, value }: Told): [string, InspectionTemplate] => [id, value['template'] as InspectionTemplate]

/** What `userId` was told; empty lists before the first pull. */
export async function readReference(view: View, userId: string): Promise<Reference> {
  const kinds = ['assignment', 'template', 'equipment', 'centre', 'retest-order', 'inspector'] as const
  const [told, cursor] = await Promise.all([listTold(view, userId, kinds), findCursor(view, userId)])
  return {
    assignments: told.assignment.flatMap(toAssignment),
    templates: new Map(told.template.map(toTemplate)),
    equipment: told.equipment,
    centres: told.centre,
    retestOrders: told['retest-order'],
    inspectors: told.inspector,
    pulledAt: cursor?.pulledAt ?? null,
  }
}

/** The newest verdict on each inspection, whoever of this device was told. */
export async function listVerdicts(view: View): Promise<Map<string, Verdict>> {
  const rows = await listToldAnyone(view, 'verdict')
  const verdicts = new Map<string, Verdict>()
  for (const { value } of rows) {
    const parsed = z.safeParse(Verdict, value)
    if (!parsed.success) continue
    const known = verdicts.get(parsed.data.inspectionId)
    if (!known || known.at < parsed.data.at) verdicts.set(parsed.data.inspectionId, parsed.data)
  }
  return verdicts
}
