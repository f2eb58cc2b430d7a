// The inspections of a centre on one day, with how far those have come that are under way.
import * as z from 'zod/mini'
import { CalendarDate, Instant, Uuid } from '../ids.ts'
import { InspectionStatus } from './inspection-records.ts'

export const AskInspectionDay = z.strictObject({ date: CalendarDate })

/** From the lines that have arrived; of a checkpoint that failed the defect is named, else it is not answered. */
export const InspectionProgress = z.strictObject({
  answered: z.int(),
  /** Checkpoints that apply to the car; 0 while its category is unknown. */
  total: z.int(),
  /** Checkpoints with a defect. */
  failed: z.int(),
})
export type InspectionProgress = z.infer<typeof InspectionProgress>

export const DayInspection = z.strictObject({
  inspectionId: Uuid,
  appointmentId: z.nullable(Uuid),
  status: InspectionStatus,
  result: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  inspectorId: z.nullable(Uuid),
  startedAt: z.nullable(Instant),
  /** When a line of it last arrived; null of one that is not under way. */
  heardAt: z.nullable(Instant),
  /** null of one that is not under way. */
  progress: z.nullable(InspectionProgress),
})
export type DayInspection = z.infer<typeof DayInspection>

/** Those begun on that day, and those of the week before that are still under way; the latest first, 200 at most. */
export const InspectionDay = z.strictObject({ inspections: z.array(DayInspection) })
