import { testId } from '@sac/contracts/testing/device'
import { start } from '@sac/contracts/testing/inspect'
import { expect, test } from 'vitest'
import { type RetestOrder, refuseRetest } from './retest.ts'

const failed = testId(1, 7)
const vin = '1M8GDM9AXKP042788'
const order: RetestOrder = {
  of: failed,
  vin,
  plate: 'AB-123-CD',
  checkpoints: ['1.1', '5.2'],
  deadline: '2027-01-23',
  answeredBy: null,
}

function judge(
  retest: { of: string; checkpoints: string[] } | null,
  more: Partial<Parameters<typeof refuseRetest>[0]> = {},
) {
  const { payload } = start('0'.repeat(64), { retest })
  if (!('kind' in payload)) throw new Error('not a start')
  return refuseRetest({
    started: payload,
    vin,
    plate: 'AB-123-CD',
    testedOn: '2026-12-01',
    judged: new Set(retest?.checkpoints),
    inspectionId: testId(1, 1),
    order,
    linked: [],
    ...more,
  })
}
const detailOf = (refusal: ReturnType<typeof judge>) => refusal?.reasons.map(({ detail }) => detail)

test('a full test needs no order', () => {
  expect(judge(null, { order: null })).toBeNull()
})

test('a retest that judges all that was ordered, or more, stands until the last day', () => {
  expect(judge({ of: failed, checkpoints: ['5.2', '1.1', '0.1'] }, { testedOn: '2027-01-23' })).toBeNull()
})

test('a retest waits for the failed test it names', () => {
  for (const given of [null, { ...order, of: testId(1, 8) }]) {
    const refusal = judge({ of: failed, checkpoints: [] }, { order: given })
    expect(refusal?.status).toBe('received')
    expect(detailOf(refusal)).toEqual([`no retest has been ordered by inspection ${failed} yet`])
  }
})

test('a retest of another vehicle, after the last day or of less than was ordered never stands', () => {
  const all = { of: failed, checkpoints: ['1.1', '5.2'] }
  const refusals = [
    judge(all, { vin: 'WVWZZZ1KZAW123456' }),
    judge(all, { vin: null }),
    judge(all, { testedOn: '2027-01-24' }),
    judge({ of: failed, checkpoints: ['1.1'] }),
  ]
  expect(refusals.map((refusal) => refusal?.status)).toEqual(refusals.map(() => 'quarantined'))
  expect(refusals.map(detailOf)).toEqual([
    ['the failed test was of a vehicle with another VIN, or without a full VIN another plate'],
    ['the failed test was of a vehicle with another VIN, or without a full VIN another plate'],
    ['the retest was due by 2027-01-23; a full test is needed'],
    ['the order also names 5.2'],
  ])
})

test('without a full VIN a retest is of the car with the same number and plate', () => {
  const all = { of: failed, checkpoints: ['1.1', '5.2'] }
  for (const number of ['777', '', '00000000000000000']) {
    const ordered = { order: { ...order, vin: number } }
    expect(judge(all, { ...ordered, vin: number, plate: 'ab 123 cd' })).toBeNull()
    expect(judge(all, { ...ordered, vin: number, plate: 'XY-987-ZZ' })?.status).toBe('quarantined')
  }
  expect(judge(all, { order: { ...order, vin: '' }, vin: null })).toBeNull()
})

test('of another vehicle it stands where a person said that it is the same, and nothing else is let off', () => {
  const all = { of: failed, checkpoints: ['1.1', '5.2'] }
  const other = { vin: 'WVWZZZ1KZAW123456', plate: 'XY-987-ZZ', linked: [failed] }
  expect(judge(all, other)).toBeNull()
  expect(judge(all, { ...other, linked: [testId(1, 8)] })?.status).toBe('quarantined')
  for (const more of [
    { testedOn: '2027-01-24' },
    { judged: new Set(['1.1']) },
    { order: { ...order, answeredBy: testId(1, 9) } },
  ])
    expect(judge(all, { ...other, ...more })?.status).toBe('quarantined')
})
