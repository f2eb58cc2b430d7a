// What the last test of a car wrote down otherwise is evidence; where it decides what is tested, one person alone does not.

import { canonicalJson } from '@sac/contracts/canonical-json'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, sign, tread } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing } from '../testing/open-office.ts'
import { approveInspection } from './approve-inspection.ts'
import { inspectionSubscription } from './handle-events.ts'
import { readInspection } from './read-inspection.ts'

const since = '2010-01-01'
/** Tyres are judged on cars registered since 2010 alone. */
const template = {
  ...smallTemplate,
  sections: smallTemplate.sections.map((section) => ({
    ...section,
    checkpoints: section.checkpoints.map((one) =>
      one.code === '5.2' ? { ...one, appliesWhen: { registeredFrom: since } } : one,
    ),
  })),
}
const templateHash = sealing.sha256(Buffer.from(canonicalJson(template)))

let office: Office
beforeEach(async () => {
  office = await openOffice()
  const findTemplate = (hash: string) => (hash === templateHash ? template : null)
  Object.assign(office.deps, { rulebook: { ...office.deps.rulebook, findTemplate } })
})
afterEach(() => office.close())

const registered = (value: string): Recorded => ({
  type: 'vehicle-recorded',
  payload: { field: 'firstRegistration', value },
})
const noTyres: Recorded = { type: 'answered', payload: { checkpoint: '5.2', answer: 'withdrawn', reason: null } }

async function send(device: TestDevice, ...events: readonly Recorded[]) {
  const sealed = device.lines.filter(({ type }) => type === 'finished').length
  for (const event of [...events, sign('pass')]) device.record(event)
  finish(device, { ...sealing, templateHash, seal: sealed + 1 })
  const photos = [1, 99].map((photo) => photoEvent(device.inspectionId, photo))
  await office.deliver(inspectionSubscription(office.deps).batchHandler, [...device.lines.map(lineEvent), ...photos])
}

/** A test on day `n`. */
async function inspected(n: number, ...events: readonly Recorded[]): Promise<TestDevice> {
  const startedAt = new Date(Date.UTC(2026, 9, n, 9)).toISOString()
  const device = createTestDevice({ n, inspectionId: testId(1, n), actorId: testId(2, n), startedAt })
  inspect(device, templateHash, 'nothing')
  await send(device, ...events)
  return device
}
const row = (n: number) => findInspection(office.database.pool, { inspectionId: testId(1, n) })
const flagsOf = async (n: number) => (await readInspection(office.deps, testId(1, n))).inspection.flags
const differs = (flags: readonly string[]) => flags.filter((flag) => flag.endsWith('-differs'))

test('a first registration that spares the car a test waits, with words for the inspector, until a second person approves it', async () => {
  await inspected(1, registered('2016-05-12'))
  await inspected(2, registered('2005-05-12'), noTyres)
  expect(await row(2)).toMatchObject({
    status: 'quarantined',
    reasons: [
      {
        code: 'vehicle-differs',
        detail: `firstRegistration is 2005-05-12 and was 2016-05-12 at the test of 2026-10-01 (${testId(1, 1)}); it decides what is tested`,
      },
    ],
  })
  const told = (await listFacts(office.database.pool)).findLast((fact) => fact.eventType === 'inspection.verdict-given')
  expect(told?.data).toMatchObject({ status: 'quarantined', reasons: [{ code: 'vehicle-differs' }] })
  const approval = { decisionId: testId(8, 1), inspectionId: testId(1, 2), seal: 1, reason: 'saw the registration' }
  const approve = (decidedBy: string) => approveInspection(office.deps, { ...approval, decidedBy })
  await expect(approve(testId(2, 2))).rejects.toMatchObject({ code: 'inspection.second-person' })
  await approve(testId(2, 900))
  expect(await row(2)).toMatchObject({ status: 'complete', result: 'pass', reasons: [] })
  expect(differs(await flagsOf(2))).toEqual(['first-registration-differs'])
  expect(differs(await flagsOf(1))).toEqual([])
})

test('the inspector corrects it and seals again, and nobody is asked', async () => {
  await inspected(1, registered('2016-05-12'))
  const device = await inspected(2, registered('2005-05-12'), noTyres)
  await send(device, registered('2016-05-12'), answer('5.2', 'ok'), tread('a1l', 5))
  expect(await row(2)).toMatchObject({ status: 'complete', seal: 2, reasons: [] })
  expect(differs(await flagsOf(2))).toEqual([])
})

test.each([
  ['both before the limit', '2004-05-12', '2005-05-12', [noTyres]],
  ['both after it', '2016-05-12', '2017-05-12', []],
  ['the car was tested all the same', '2016-05-12', '2005-05-12', []],
  ['more was tested than the last time', '2005-05-12', '2016-05-12', []],
])('where nothing hangs on it, it is told and stops nothing: %s', async (_why, before, now, more) => {
  await inspected(1, registered(before), ...(before < since ? [noTyres] : []))
  await inspected(2, registered(now), ...more)
  expect(await row(2)).toMatchObject({ status: 'complete', reasons: [] })
  expect(differs(await flagsOf(2))).toEqual(['first-registration-differs'])
})

test('fuel and category are told too, against the last test before and no other car', async () => {
  await inspected(1, { type: 'vehicle-recorded', payload: { field: 'fuel', value: 'diesel' } })
  await inspected(2)
  await inspected(3)
  const other: Recorded = { type: 'vehicle-recorded', payload: { field: 'vin', value: 'WVWZZZ1KZAW123456' } }
  await inspected(4, other, registered('2011-05-12'))
  expect(differs(await flagsOf(2))).toEqual(['fuel-differs'])
  for (const n of [1, 3, 4]) expect(differs(await flagsOf(n))).toEqual([])
})
