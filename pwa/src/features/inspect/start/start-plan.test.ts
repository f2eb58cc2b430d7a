import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { inspect } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { startInspection, templateFor } from '../actions/start-inspection.ts'
import type { Assignment } from '../model/office-data.ts'
import { noHistory } from '../model/vehicle-history.ts'
import { adHocPlan, planFromAssignment, planRetest } from './start-plan.ts'

const hash = 'b'.repeat(64)
const centre = { centreId: 'c', name: 'C', timeZone: 'Europe/Paris', profileId: 'eu-min' }
const known = { template: smallTemplate, hash }

test('a retest judges what failed, on the same car, with the odometer read anew', () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, hash, 'pads')
  const plan = planRetest(foldInspection(device.lines), smallTemplate)
  expect(plan.retest).toEqual({ of: device.lines[0]!.inspectionId, checkpoints: ['1.1'] })
  expect(plan.form).toMatchObject({ plate: 'AB-123-CD', odometer: { text: '' } })
})

test('a start pins template, rule, profile and zone', () => {
  const [started, ...vehicle] = startInspection(adHocPlan(), { centre, template: known })
  expect(started?.payload).toMatchObject({
    templateHash: hash,
    profileId: 'eu-min',
    timeZone: 'Europe/Paris',
    retest: null,
  })
  expect(vehicle.every(({ type }) => type === 'vehicle-recorded')).toBe(true)
})

test('the newest fitting template is taken, none when none fits', () => {
  const newer = { template: { ...smallTemplate, version: 2 }, hash: 'c'.repeat(64) }
  expect(templateFor([newer, known], 'M1', 'periodic')).toBe(newer)
  expect(templateFor([known, newer], 'M1', 'periodic')).toBe(newer)
  expect(templateFor([known], 'N3', 'periodic')).toBeNull()
})

const assignment = (history: Assignment['history']): Assignment => ({
  appointmentId: 'a',
  inspectionId: 'i',
  centreId: 'c',
  bay: 'Bay 1',
  scheduledDate: '2026-11-23T09:00:00.000Z',
  kind: 'retest',
  inspectorId: null,
  vehicleId: null,
  serviceType: 'retest',
  status: 'confirmed',
  vehicle: {
    plate: 'AB-123-CD',
    country: 'F',
    vin: null,
    make: null,
    model: null,
    category: null,
    fuel: null,
    firstRegistration: null,
  },
  history,
})

test('an appointment keeps its inspection id, so that two devices meet', () => {
  expect(planFromAssignment(assignment(noHistory)).inspectionId).toBe('i')
})

test('a retest without a known order is a whole test', () => {
  expect(planFromAssignment(assignment(noHistory))).toMatchObject({ kind: 'periodic', retest: null })
  const retest = { of: 'old', checkpoints: ['1.1'], deadline: '2027-01-23' }
  expect(planFromAssignment(assignment({ ...noHistory, retest }))).toMatchObject({
    kind: 'retest',
    retest: { of: 'old' },
  })
})
