// Events as other services tell them.
import type { EventData } from '@sac/contracts/events/catalogue'
import { InspectionCompleted } from '@sac/contracts/inspection/report'
import older from '@sac/contracts/testing/older-events.json' with { type: 'json' }
import { uuidv7 } from '@sac/platform/ids'
import * as z from 'zod/mini'
import { sampleData } from '../templates/samples.ts'

type Booking = EventData<'appointment.created'>
type Invoice = EventData<'invoice.created'>
type Paper = EventData<'certificate.generated'>
type Completed = EventData<'inspection.completed'>

const completed = z.parse(
  InspectionCompleted,
  older.find(({ eventType }) => eventType === 'inspection.completed')?.data,
)

export const bookingOf = (changes: Partial<Booking>): Booking => ({
  ...(sampleData('appointment.confirmed') as Booking),
  appointmentId: uuidv7(),
  ...changes,
})
export const invoiceOf = (changes: Partial<Invoice>): Invoice => ({
  ...(sampleData('invoice.created') as Invoice),
  ...changes,
})
export const paperOf = (changes: Partial<Paper>): Paper => ({
  ...(sampleData('certificate.generated') as Paper),
  ...changes,
})
export const completedOf = (inspectionId: string, report: Partial<Completed['report']>): Completed => ({
  ...completed,
  inspectionId,
  report: { ...completed.report, ...report, inspectionId },
})
