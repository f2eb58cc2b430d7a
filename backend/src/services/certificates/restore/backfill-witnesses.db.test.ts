import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  adopt,
  closeBoth,
  newReport,
  openFirst,
  paperName,
  putBack,
  rowOf,
  service,
  takeDump,
} from '../testing/put-back.ts'
import { backfillWitnesses } from './backfill-witnesses.ts'

beforeEach(openFirst)
afterEach(closeBoth)

test('papers without a witness get one, once, and are adopted by it', async () => {
  await takeDump()
  const ids = [await service().issue(newReport()), await service().issue(newReport())]
  const before = await Promise.all(ids.map(rowOf))
  for (const index of [0, 1]) await service().deps.blobs.records.forget(paperName(index))
  expect(await backfillWitnesses(service().deps)).toBe(2)
  expect(await backfillWitnesses(service().deps)).toBe(0)
  await putBack()
  await adopt()
  expect(await Promise.all(ids.map(rowOf))).toEqual(before)
})

test('one that is still being sealed is looked at again when it is', async () => {
  await service().issue(newReport())
  await service().deliver(newReport())
  await service().deps.blobs.records.forget(paperName(0))
  expect(await backfillWitnesses(service().deps)).toBe(1)
  const { rows } = await service().database.pool.query('SELECT witnessed_to AS to FROM status_years')
  expect(rows).toEqual([{ to: 1 }])
})
