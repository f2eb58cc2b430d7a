import { expect, test } from 'vitest'
import type { InspectionSummary } from '../model/summarise-inspection.ts'
import { arrangeToday } from './today.ts'

const now = '2026-11-23T22:30:00.000Z'
const planned = (n: number, scheduledDate: string, status = 'confirmed') => ({
  appointmentId: `a${n}`,
  inspectionId: `i${n}`,
  scheduledDate,
  status,
})
const row = (n: number, closedAt: string | null): { summary: InspectionSummary } => ({
  summary: {
    inspectionId: `i${n}`,
    appointmentId: null,
    plate: null,
    name: '',
    kind: 'periodic',
    retestOf: null,
    open: closedAt === null,
    result: closedAt === null ? null : 'pass',
    closedAt,
    answered: 0,
    total: 0,
  },
})
const arrange = (assignments: ReturnType<typeof planned>[], rows: { summary: InspectionSummary }[]) =>
  arrangeToday({ assignments, rows, now, timeZone: 'Europe/Paris' })

test('the day is the day of the centre, not of Greenwich', () => {
  const late = planned(1, '2026-11-23T22:45:00.000Z')
  const tomorrow = planned(2, '2026-11-23T23:15:00.000Z')
  expect(arrange([tomorrow, late], []).next).toEqual([late])
})

test('an appointment that was begun, cancelled or done is not next', () => {
  const at = '2026-11-23T10:00:00.000Z'
  const { next } = arrange([planned(1, at), planned(2, at, 'cancelled'), planned(3, at, 'done')], [row(1, null)])
  expect(next).toEqual([])
})

test('open inspections stay, whatever day they were begun; closed ones leave with the day', () => {
  const { inProgress, done } = arrange(
    [],
    [row(1, null), row(2, '2026-11-22T12:00:00.000Z'), row(3, '2026-11-23T12:00:00.000Z')],
  )
  expect(inProgress.map(({ summary }) => summary.inspectionId)).toEqual(['i1'])
  expect(done.map(({ summary }) => summary.inspectionId)).toEqual(['i3'])
})

test('an appointment another device has closed waits for nobody', () => {
  const day = { assignments: [planned(1, now), planned(2, now)], rows: [], now, timeZone: 'Europe/Paris' }
  const { next } = arrangeToday({ ...day, begun: new Set(['i1']) })
  expect(next.map(({ inspectionId }) => inspectionId)).toEqual(['i2'])
})

test('an appointment that is not of today by the clock stands under the other days, never nowhere', () => {
  const yesterday = planned(1, '2026-11-22T10:00:00.000Z')
  const tomorrow = planned(2, '2026-11-24T10:00:00.000Z')
  const { next, otherDays } = arrange([tomorrow, yesterday, planned(3, tomorrow.scheduledDate, 'cancelled')], [])
  expect(next).toEqual([])
  expect(otherDays).toEqual([yesterday, tomorrow])
})
