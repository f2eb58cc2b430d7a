import type { Appeal, AppealOfTest } from '@sac/contracts/http/appeals'
import { testId } from '@sac/contracts/testing/device'
import type { Person } from '@sac/platform/http/caller'
import { askOf } from '@sac/tests/support/ask-routes'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetAppellant, listAppealsOf } from '../store/appeal-rows.ts'
import { type Office, openOffice } from '../testing/open-office.ts'
import { createStages, inspectAndSend } from '../testing/open-stage.ts'
import { appealRoutes } from './appeal-routes.ts'

let office: Office
let ask: ReturnType<typeof askOf>
let open: ReturnType<typeof createStages>
const customer: Person = { proof: 'person', userId: testId(2, 970), role: 'customer' }
const stranger: Person = { ...customer, userId: testId(2, 971) }
const [admin, other]: Person[] = [981, 982].map((n) => ({ proof: 'person', userId: testId(2, n), role: 'admin' }))

let keeper: string | null = customer.userId
beforeAll(async () => {
  office = await openOffice()
  const directory = { ...office.deps.directory, findKeeper: async () => keeper }
  ask = askOf(appealRoutes({ ...office.deps, directory }))
  open = createStages(office)
})
afterAll(() => office.close())

async function testCar() {
  const stage = open()
  await inspectAndSend(stage)
  return { inspectionId: stage.inspectionId, inspector: { ...admin!, userId: testId(2, stage.n) } }
}
const make = (inspectionId: string, caller = customer, reason = 'The brakes are new.') =>
  ask('appeals.make', { caller, params: { inspectionId }, body: { reason } })
const find = async (inspectionId: string) => {
  const { appeals } = (await ask('appeals.list', { caller: admin!, query: {} })).body as { appeals: Appeal[] }
  return appeals.find((one) => one.inspectionId === inspectionId)!
}
const act = (operation: 'take' | 'decide' | 'tell' | 'withdraw', appealId: string, caller = admin!, body?: object) =>
  ask(`appeals.${operation}`, { caller, params: { appealId }, body })
const decision = { decision: 'dismissed', note: 'The measured values are the ones of the report.' }

test('whose car it is appeals once; to others it is as if the test were not there', async () => {
  const { inspectionId } = await testCar()
  const before = (await ask('appeals.of-test', { caller: customer, params: { inspectionId } })).body as AppealOfTest
  expect(before).toMatchObject({ isOpen: true, appeal: null })
  for (const id of [inspectionId, testId(1, 999)]) {
    expect(await make(id, stranger)).toMatchObject({ status: 404, body: 'inspection.not-found' })
    const params = { inspectionId: id }
    expect(await ask('appeals.of-test', { caller: stranger, params })).toMatchObject({ status: 404 })
  }
  const answers = await Promise.all([make(inspectionId), make(inspectionId)])
  for (const { body } of answers) expect(body).toMatchObject({ isOpen: false, appeal: { state: 'received' } })
  expect((await make(inspectionId, customer, 'Something else.')).body).toBe('appeal.exists')
  expect(await find(inspectionId)).toMatchObject({ customerId: customer.userId, state: 'received' })
})

test('an appeal is found by the plate of its car, however it is spelled, and by no other', async () => {
  const { inspectionId } = await testCar()
  await make(inspectionId)
  const { plate } = await find(inspectionId)
  const found = async (search: string) => {
    const { body } = await ask('appeals.list', { caller: admin!, query: { search, state: 'received' } })
    return (body as { appeals: Appeal[] }).appeals.map((one) => one.inspectionId)
  }
  expect(await found(plate!.replaceAll('-', ' ').toLowerCase())).toContain(inspectionId)
  expect(await found('QQ-999-QQ')).toEqual([])
  expect(await found('--')).toEqual([])
})

test('decided by somebody who took part in nothing of it, and the person is written to', async () => {
  const { inspectionId, inspector } = await testCar()
  await make(inspectionId)
  const { appealId } = await find(inspectionId)
  expect((await act('decide', appealId, admin, decision)).body).toBe('appeal.illegal-state')
  expect((await act('take', appealId, inspector)).body).toBe('appeal.second-person')
  await act('take', appealId, other)
  expect((await act('decide', appealId, admin, decision)).body).toBe('appeal.not-yours')
  await act('take', appealId)
  const read = (id: string) => ask('appeals.read', { caller: admin!, params: { appealId: id } })
  expect((await read(appealId)).body).toMatchObject({ state: 'assigned', assignedTo: admin!.userId })
  expect((await read(inspectionId)).body).toBe('request.not-found')
  const said = await act('decide', appealId, admin, decision)
  expect(said.body).toMatchObject({ ...decision, state: 'told', closedBy: admin!.userId })
  expect(await act('decide', appealId, admin, decision)).toEqual(said)
  expect((await act('withdraw', appealId, admin, { note: 'x' })).body).toBe('appeal.illegal-state')
  const told = (await listFacts(office.deps.pool)).filter(({ eventType }) => eventType === 'inspection.appeal-decided')
  expect(told.map(({ data }) => data)).toMatchObject([{ appealId, decision: 'dismissed', customerId: customer.userId }])
  const seen = (await ask('appeals.of-test', { caller: customer, params: { inspectionId } })).body
  expect(seen).toMatchObject({ isOpen: false, appeal: { state: 'told', ...decision } })
})

test('the database itself refuses whoever signed the test', async () => {
  const { inspectionId, inspector } = await testCar()
  await make(inspectionId)
  const { appealId } = await find(inspectionId)
  const set = (columns: string) =>
    office.deps.pool.query(`UPDATE appeals SET ${columns} WHERE appeal_id = $1`, [appealId, inspector.userId])
  await expect(set(`state = 'assigned', assigned_to = $2`)).rejects.toThrow('assigned_to_somebody_else')
  await expect(set(`state = 'decided', decision = 'upheld', closed_by = $2, closed_at = now()`)).rejects.toThrow(
    'decided_by_somebody_else',
  )
})

test('the counter appeals for who has no account: they are told in person; what is withdrawn can be appealed again', async () => {
  keeper = null
  const { inspectionId } = await testCar()
  await make(inspectionId, admin)
  const { appealId, customerId } = await find(inspectionId)
  expect(customerId).toBeNull()
  await act('withdraw', appealId, admin, { note: 'They came to like it.' })
  expect((await make(inspectionId, admin)).body).toMatchObject({ appeal: { state: 'received' } })
  const again = await find(inspectionId)
  expect(again.appealId).not.toBe(appealId)
  await act('take', again.appealId)
  expect((await act('decide', again.appealId, admin, decision)).body).toMatchObject({ state: 'decided', toldAt: null })
  expect((await act('tell', again.appealId)).body).toMatchObject({ state: 'told' })
  keeper = customer.userId
})

test('after its days a result is not appealed any more', async () => {
  const { inspectionId } = await testCar()
  await ask('appeals.change-rule', { caller: admin!, body: { days: 1 } })
  const days = { ...office.deps, now: () => new Date(Date.parse('2026-11-26T12:00:00.000Z')) }
  const later = askOf(appealRoutes({ ...days, directory: { ...days.directory, findKeeper: async () => keeper } }))
  const params = { inspectionId }
  const body = { reason: 'Late.' }
  expect((await later('appeals.make', { caller: customer, params, body })).body).toBe('appeal.too-late')
  await ask('appeals.change-rule', { caller: admin!, body: { days: 14 } })
  expect((await ask('appeals.rule', { caller: admin! })).body).toEqual({ days: 14 })
  expect((await later('appeals.make', { caller: customer, params, body })).body).toMatchObject({ isOpen: false })
})

test('the rule that somebody else has changed meanwhile is not overwritten; the same change said twice is one', async () => {
  const change = (days: number, seen?: number) =>
    ask('appeals.change-rule', { caller: admin!, body: { days, ...(seen === undefined ? {} : { seen }) } })
  expect((await change(20, 14)).body).toEqual({ days: 20 })
  expect((await change(20, 14)).body).toEqual({ days: 20 })
  expect((await change(30, 14)).body).toBe('record.changed')
  expect((await ask('appeals.rule', { caller: admin! })).body).toEqual({ days: 20 })
  expect((await change(14)).body).toEqual({ days: 14 })
})

test('an erased person leaves what was decided, and nothing of theirs', async () => {
  const { pool } = office.deps
  expect((await listAppealsOf(pool, customer)).length).toBeGreaterThan(0)
  await forgetAppellant(pool, customer)
  await forgetAppellant(pool, customer)
  expect(await listAppealsOf(pool, customer)).toEqual([])
  const { rows } = await pool.query(`SELECT FROM appeals WHERE received_from = $1 OR customer_id = $1`, [
    customer.userId,
  ])
  expect(rows).toEqual([])
})

test('a list of many received at one moment is read to its end, each once', async () => {
  const { inspectionId } = await testCar()
  await office.deps.pool.query(
    `INSERT INTO appeals (appeal_id, inspection_id, revision, inspector_id, result, reason, state, received_at, closed_by, closed_at)
     SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid, $1, 1, $2, 'fail', 'x', 'withdrawn', '2031-01-01', $2, now()
     FROM generate_series(1, 120)`,
    [inspectionId, testId(2, 1)],
  )
  const seen: string[] = []
  for (let query: Record<string, string> | null = { state: 'withdrawn' }; query !== null; ) {
    const { body, headers } = await ask('appeals.list', { caller: admin!, query })
    seen.push(...(body as { appeals: Appeal[] }).appeals.map(({ appealId }) => appealId))
    const next = /^<\?([^>]+)>/.exec(String(headers?.['link'] ?? ''))?.[1]
    query = next === undefined ? null : Object.fromEntries(new URLSearchParams(next))
  }
  expect(seen).toHaveLength(121)
  expect(new Set(seen).size).toBe(121)
})
