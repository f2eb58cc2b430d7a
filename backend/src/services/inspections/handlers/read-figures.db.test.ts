import { testId } from '@sac/contracts/testing/device'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listInstrumentMonths, listMeasures, replaceInstrumentReadings } from '../store/instrument-rows.ts'
import { type Office, openOffice } from '../testing/open-office.ts'
import { readFigures } from './read-figures.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const [ann, ben] = [testId(2, 1), testId(2, 2)]
const november = { centreId: 'centre-1', from: new Date('2026-11-01'), to: new Date('2026-12-01'), kind: null }

type Tests = { n: number; of: string; result: string; seconds: number; more?: string }

/** So many tests on 10 November, the ids beginning with `n`. */
const insertTests = (count: number, { n, of, result, seconds, more = '' }: Tests) =>
  office.deps.pool.query(
    `INSERT INTO inspections (inspection_id, status, revision, kind, centre_id, inspector_id, result, started_at, tested_at, updated_at, flags)
     SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid, 'certified', 1, 'periodic', $1, $2, $3, at, at + make_interval(secs => $4), at, $6
     FROM generate_series(1, $5) AS one, LATERAL (SELECT '2026-11-10T09:00:00Z'::timestamptz + make_interval(mins => one + $7) AS at) AS of`,
    ['centre-1', of, result, seconds, count, more === '' ? [] : [more], n],
  )

test('figures count what has a result, with quartiles, signs and an interval', async () => {
  await insertTests(20, { n: 0, of: ann, result: 'pass', seconds: 1200 })
  await insertTests(10, { n: 100, of: ann, result: 'fail', seconds: 1800 })
  await insertTests(4, { n: 200, of: ben, result: 'fail-dangerous', seconds: 100, more: 'answered-in-a-hurry' })
  await insertTests(3, { n: 300, of: ben, result: 'abandoned', seconds: 100 })
  const { centre, inspectors } = await readFigures(office.deps.pool, november)
  expect(centre).toMatchObject({ tests: 34, failed: 14, short: 4, retests: 0 })
  expect(inspectors).toMatchObject([
    { inspectorId: ann, tests: 30, failed: 10, seconds: { lower: 1200, median: 1200, upper: 1800 }, flags: {} },
    { inspectorId: ben, tests: 4, failed: 4, short: 4, flags: { 'answered-in-a-hurry': 4 } },
  ])
  expect(inspectors[0]?.failure?.low).toBeCloseTo(0.192, 3)
  expect(inspectors[1]?.failure).toMatchObject({ share: 1, high: 1 })
  expect(inspectors[1]?.failure?.low).toBeCloseTo(0.51, 2)
})

test('another centre, month or kind has figures of its own, also of nothing', async () => {
  const none = { tests: 0, failed: 0, failure: null, seconds: null }
  for (const other of [
    { ...november, centreId: 'centre-2' },
    { ...november, from: new Date('2026-10-01'), to: new Date('2026-11-01') },
    { ...november, kind: 'retest' },
  ])
    expect(await readFigures(office.deps.pool, other)).toMatchObject({ centre: none, inspectors: [] })
})

const measured = (value: number) => [
  { checkpoint: '1.2.1', label: { en: 'Force', fr: 'Effort' }, position: 'a1l', unit: 'kN', value },
  { checkpoint: '9.9', label: { en: 'By eye', fr: 'À l’œil' }, position: '-', unit: 'mm', value },
]

async function complete(
  n: number,
  { serial, value, revision = 1 }: { serial: string; value: number; revision?: number },
) {
  const inspectionId = testId(1, n)
  const { pool } = office.deps
  await pool.query(
    "INSERT INTO inspections (inspection_id, status, updated_at) VALUES ($1, 'complete', now()) ON CONFLICT DO NOTHING",
    [inspectionId],
  )
  const report = {
    centre: { id: 'centre-1' },
    testedAt: '2026-11-10T09:00:00.000Z',
    equipment: [{ serial }],
    measured: measured(value),
  }
  await pool.query('INSERT INTO completions VALUES ($1, $2, $2, $3, now())', [inspectionId, revision, report])
  await replaceInstrumentReadings(pool, { inspectionId, revision })
}

test('what equipment showed stands beside the others of its centre, as the last completion has it', async () => {
  const { pool } = office.deps
  await pool.query(
    `INSERT INTO equipment SELECT 'roller-' || n, 'centre-1', 'R' || n, 'Roller', '2030-01-01', '{1.2.1}' FROM generate_series(1, 2) AS n`,
  )
  await complete(1, { serial: 'R1', value: 2 })
  await complete(2, { serial: 'R1', value: 4 })
  await complete(3, { serial: 'R2', value: 9 })
  await complete(3, { serial: 'R2', value: 5, revision: 2 })
  expect(await listMeasures(pool, { centreId: 'centre-1' })).toEqual([
    { checkpoint: '1.2.1', measure: 'Force', label: { en: 'Force', fr: 'Effort' }, unit: 'kN' },
  ])
  const months = await listInstrumentMonths(pool, { ...november, checkpoint: '1.2.1', measure: 'Force' })
  expect(months).toEqual([
    { serial: 'R1', month: '2026-11', readings: 2, median: 3, others: { readings: 1, median: 5 } },
    { serial: 'R2', month: '2026-11', readings: 1, median: 5, others: { readings: 2, median: 3 } },
  ])
})

const middle = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (place: number) => sorted[place] ?? Number.NaN
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2
}
const summed = (values: readonly number[]) => ({ readings: values.length, median: middle(values) })

type Reading = { serial: string; value: number; at: Date }

/** The same, counted by hand. */
function monthsOf(readings: readonly Reading[], { from, to }: { from: Date; to: Date }) {
  const within = readings.filter(({ at }) => at >= from && at < to)
  const ofMonth = Map.groupBy(within, ({ at }) => at.toISOString().slice(0, 7))
  const valuesOf = (some: readonly Reading[]) => some.map(({ value }) => value)
  return [...ofMonth]
    .flatMap(([month, all]) =>
      [...Map.groupBy(all, ({ serial }) => serial)].map(([serial, own]) => {
        const others = valuesOf(all.filter((one) => one.serial !== serial))
        return { serial, month, ...summed(valuesOf(own)), others: others.length > 0 ? summed(others) : null }
      }),
    )
    .toSorted((a, b) => (a.serial + a.month < b.serial + b.month ? -1 : 1))
}

const moment = fc.date({ min: new Date('2026-08-28'), max: new Date('2026-11-03'), noInvalidDate: true })
const reading = fc.record({
  serial: fc.constantFrom('R1', 'R2', 'R3'),
  value: fc.integer({ min: 0, max: 6 }).map((half) => half / 2),
  at: moment,
})

test('whatever was read, the middle is that of all readings of a month, cut where the period is', async () => {
  const { pool } = office.deps
  const of = { centreId: 'centre-9', checkpoint: '1.2.1', measure: 'Force' }
  await complete(9, { serial: 'R1', value: 1 })
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { maxLength: 40 }), moment, moment, async (readings, one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      await pool.query('DELETE FROM instrument_readings WHERE centre_id = $1', [of.centreId])
      await pool.query(
        `INSERT INTO instrument_readings SELECT $2, $1, serial, '1.2.1', 'Force', n::text, value, at
         FROM unnest($3::text[], $4::float8[], $5::timestamptz[]) WITH ORDINALITY AS given (serial, value, at, n)`,
        [
          of.centreId,
          testId(1, 9),
          readings.map(({ serial }) => serial),
          readings.map(({ value }) => value),
          readings.map(({ at }) => at),
        ],
      )
      expect(await listInstrumentMonths(pool, { ...of, from, to })).toEqual(monthsOf(readings, { from, to }))
    }),
    { numRuns: 100 },
  )
})
