import type { SecondLook, SecondLookDetail, SecondLookFigures } from '@sac/contracts/http/second-looks'
import { testId } from '@sac/contracts/testing/device'
import type { Person } from '@sac/platform/http/caller'
import { askOf } from '@sac/tests/support/ask-routes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../testing/open-office.ts'
import { createStages, inspectAndSend } from '../testing/open-stage.ts'
import { secondLookRoutes } from './second-look-routes.ts'

let office: Office
let ask: ReturnType<typeof askOf>
let open: ReturnType<typeof createStages>
beforeAll(async () => {
  office = await openOffice()
  ask = askOf(secondLookRoutes(office.deps))
  open = createStages(office)
})
afterAll(() => office.close())

const caller: Person = { proof: 'person', userId: testId(2, 990), role: 'admin' }
const lookedBy = testId(2, 991)
const list = async (query: Record<string, string> = {}) =>
  ((await ask('second-looks.list', { caller, query })).body as { looks: SecondLook[] }).looks
const read = async (inspectionId: string) =>
  (await ask('second-looks.read', { caller, params: { inspectionId } })).body as SecondLookDetail
const setShare = (perMille: number, seen?: number, centreId = 'centre-1') =>
  ask('second-looks.change-share', {
    caller,
    params: { centreId },
    body: { perMille, ...(seen === undefined ? {} : { seen }) },
  })
const figures = async () => {
  const query = { centreId: 'centre-1', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }
  return (await ask('second-looks.figures', { caller, query })).body as SecondLookFigures
}

async function testCar() {
  const stage = open()
  await inspectAndSend(stage)
  expect((await stage.row())?.status).toBe('complete')
  return { inspectionId: stage.inspectionId, inspectorId: testId(2, stage.n) }
}

const record = async (inspectionId: string, more: object = {}) => {
  const { checkpoints } = await read(inspectionId)
  const answers = checkpoints.map(({ checkpoint }) => ({ checkpoint, answer: 'ok' }))
  return ask('second-looks.record', { caller, params: { inspectionId }, body: { lookedBy, answers, ...more } })
}

test('with a share of all every test is drawn as it completes, once, found by its plate, and nothing tells what came of it', async () => {
  await setShare(1_000)
  const { inspectionId, inspectorId } = await testCar()
  const [look, ...others] = await list({ state: 'open' })
  expect(others).toEqual([])
  expect(look).toMatchObject({ inspectionId, state: 'open', centreId: 'centre-1' })
  const told = JSON.stringify([look, await read(inspectionId)])
  for (const secret of [inspectorId, '"answer"', '"result"', 'defect', 'share']) expect(told).not.toContain(secret)
  const found = async (search: string) => (await list({ search, state: 'open' })).map((one) => one.inspectionId)
  expect(await found(look!.plate!.replaceAll('-', ' ').toLowerCase())).toEqual([inspectionId])
  for (const search of ['QQ-999-QQ', '--']) expect(await found(search)).toEqual([])
})

test('the share that somebody else has changed meanwhile is not overwritten, nor the usual one where it was not seen', async () => {
  const other = 'centre-2'
  expect((await setShare(50, 30, other)).body).toBe('record.changed')
  expect((await setShare(50, 20, other)).body).toEqual({ perMille: 50 })
  expect((await setShare(50, 20, other)).body).toEqual({ perMille: 50 })
  expect((await setShare(70, 20, other)).body).toBe('record.changed')
  expect((await setShare(70, 50, other)).body).toEqual({ perMille: 70 })
})

test('who tested cannot look again, whoever records it; the database holds it, too', async () => {
  const { inspectionId, inspectorId } = await testCar()
  expect((await record(inspectionId, { lookedBy: inspectorId })).body).toBe('second-look.same-person')
  await expect(
    office.deps.pool.query(
      `INSERT INTO second_outcomes (inspection_id, inspector_id, looked_by, answers, recorded_at, recorded_by)
       VALUES ($1, $2, $2, '[]', now(), $3)`,
      [inspectionId, inspectorId, caller.userId],
    ),
  ).rejects.toThrow('somebody_else')
  const unknown = { ...office.deps.directory, findPerson: async () => ({ inspectorNumber: null, disabledAt: null }) }
  const strict = askOf(secondLookRoutes({ ...office.deps, directory: unknown }))
  const answers = (await read(inspectionId)).checkpoints.map(({ checkpoint }) => ({ checkpoint, answer: 'ok' }))
  const body = { lookedBy, answers }
  expect((await strict('second-looks.record', { caller, params: { inspectionId }, body })).body).toBe(
    'second-look.no-inspector',
  )
})

test('recorded once and for all: both results are then side by side and counted', async () => {
  const { inspectionId, inspectorId } = await testCar()
  const { checkpoints } = await read(inspectionId)
  expect((await record(inspectionId, { answers: [{ checkpoint: 'none', answer: 'ok' }] })).body).toBe('request.invalid')
  const answers = checkpoints.map(({ checkpoint }, n) => ({ checkpoint, answer: n === 0 ? 'defect' : 'ok' }))
  const said = (await record(inspectionId, { answers })).body as SecondLookDetail
  expect(said).toMatchObject({ state: 'done', outcome: { inspectorId, lookedBy, recordedBy: caller.userId } })
  const [first] = said.outcome?.answers ?? []
  expect(first).toMatchObject({ second: 'defect', differs: first?.first === 'ok' })
  expect((await record(inspectionId, { answers })).body).toEqual(said)
  expect((await record(inspectionId)).body).toBe('second-look.recorded')
  const body = { reason: 'Too late.' }
  expect((await ask('second-looks.set-aside', { caller, params: { inspectionId }, body })).body).toBe(
    'second-look.recorded',
  )
  await expect(office.database.pool.query('UPDATE second_outcomes SET differing = 0')).rejects.toThrow('never changes')
  await expect(office.database.pool.query('DELETE FROM second_looks')).rejects.toThrow('never changes')
})

test('what could not be looked at is set aside with its reason, and counted apart', async () => {
  const { inspectionId } = await testCar()
  const body = { reason: 'The car had left.' }
  const said = await ask('second-looks.set-aside', { caller, params: { inspectionId }, body })
  expect(said.body).toMatchObject({ state: 'set-aside', outcome: null, setAside: { reason: body.reason } })
  const counted = await figures()
  expect(counted).toMatchObject({ drawn: 4, open: 2, setAside: 1, done: 1, perMille: 1_000 })
  expect(counted.alikeShare).toMatchObject({ share: counted.alike })
  expect(counted.compared).toBeGreaterThan(0)
  expect((await list({ state: 'set-aside' })).map((one) => one.inspectionId)).toEqual([inspectionId])
})

/** Tests of one inspector that are complete, on the morning of a day. */
const insertTests = (n: number, { on, of }: { on: string; of: string }) =>
  office.deps.pool.query(
    `INSERT INTO inspections (inspection_id, status, revision, kind, centre_id, inspector_id, result, tested_at, updated_at)
     SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid, 'certified', 1, 'periodic', 'centre-1', $2, 'pass',
       ($3 || 'T08:00:00Z')::timestamptz, now() FROM generate_series(1, $1)`,
    [n, of, on],
  )

test('without a share, one of an inspector’s week is drawn; of a week that had none, one afterwards', async () => {
  await setShare(0)
  const stage = open()
  const inspectorId = testId(2, stage.n)
  await insertTests(40, { on: '2026-11-18', of: inspectorId })
  await insertTests(40, { on: '2026-11-23', of: inspectorId })
  await inspectAndSend(stage)
  const { rows } = await office.deps.pool.query(
    `SELECT week::text, reason, inspection_id = $2 AS "isThis" FROM second_looks WHERE inspector_id = $1 ORDER BY week`,
    [inspectorId, stage.inspectionId],
  )
  expect(rows).toEqual([
    { week: '2026-11-16', reason: 'afterwards', isThis: false },
    { week: '2026-11-23', reason: 'week', isThis: true },
  ])
})

test('a list of many drawn at one moment is read to its end, each once', async () => {
  const centreId = 'centre-of-many'
  await office.deps.pool.query(
    `WITH tested AS (INSERT INTO inspections (inspection_id, status, updated_at)
       SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid, 'certified', now() FROM generate_series(1, 120)
       RETURNING inspection_id)
     INSERT INTO second_looks SELECT inspection_id, $1, $2, '2026-11-23', 'share', '2026-11-24T08:00:00Z' FROM tested`,
    [centreId, lookedBy],
  )
  const seen: string[] = []
  for (let query: Record<string, string> | null = { centreId }; query !== null; ) {
    const { body, headers } = await ask('second-looks.list', { caller, query })
    seen.push(...(body as { looks: SecondLook[] }).looks.map(({ inspectionId }) => inspectionId))
    const next = /^<\?([^>]+)>/.exec(String(headers?.['link'] ?? headers?.['Link'] ?? ''))?.[1]
    query = next === undefined ? null : Object.fromEntries(new URLSearchParams(next))
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
})
