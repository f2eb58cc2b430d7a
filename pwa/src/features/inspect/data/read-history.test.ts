import { testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { lastMeasured, noHistory } from '../model/vehicle-history.ts'
import { readHistory } from './read-history.ts'

const at = '2025-11-20T09:00:00.000Z'
const kept = {
  inspectionId: testId(1, 1),
  testedAt: at,
  odometer: [{ value: 112_000, unit: 'km', status: 'read', at }],
  outcome: { result: 'fail' },
  measured: [
    { checkpoint: '5.2.3', label: { en: 'Tread depth', fr: 'Sculptures' }, position: 'a1l', value: 3.1, unit: 'mm' },
  ],
  deficiencies: [{ code: '1.1.13.a', checkpoint: '1.1.13', severity: 'major' }],
  retestOrder: { deadline: '2026-01-20', checkpoints: ['1.1.13'] },
}

test('what the gateway keeps of the last test is understood', () => {
  const history = readHistory(kept)
  expect(history.odometer).toMatchObject([{ value: 112_000, at }])
  expect(lastMeasured(history, { checkpoint: '5.2.3', label: 'Tread depth', position: 'a1l' })?.value).toBe(3.1)
  expect(lastMeasured(history, { checkpoint: '5.2.3', label: 'Tread depth', position: 'a1r' })).toBeNull()
  expect(history.retest).toEqual({ of: kept.inspectionId, deadline: '2026-01-20', checkpoints: ['1.1.13'] })
})

test('a car that was never here has no history', () => {
  expect(readHistory(null)).toEqual(noHistory)
  expect(readHistory({})).toEqual(noHistory)
})

test('what is not understood is left out, the rest stays', () => {
  const history = readHistory({
    ...kept,
    odometer: [...kept.odometer, { value: 'x' }],
    retestOrder: 'soon',
    measured: null,
  })
  expect(history.odometer).toHaveLength(1)
  expect(history).toMatchObject({ measured: [], retest: null })
})
