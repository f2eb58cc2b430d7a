// The statements of every list of the office, as they are sent, on a database of two thousand tests: none reads a large table from
// end to end, or more of it than some pages. The lists are taken from the table of operations.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownValues } from '../../bench/scale/known-values.ts'
import { type ListQuestion, nextPage, officeLists, questionsOf } from '../../bench/scale/office-lists.ts'
import { seedScale } from '../../bench/scale/seed-scale.ts'
import { untilDemoStands } from '../../bench/scale/until-demo-stands.ts'
import { createProductDatabase } from '../pipeline/create-product-database.ts'
import type { TestDatabase } from '../support/create-database.ts'
import { signIn } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import { faultsOf, largeTables } from './explain-statement.ts'
import { type SentStatement, sentStatements } from './sent-statements.ts'

let folder: string
let database: TestDatabase
let stack: Stack
const recorded = () => join(folder, 'statements')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-plans-'))
  database = await createProductDatabase()
  const recorder = pathToFileURL(join(import.meta.dirname, 'record-statements.ts')).href
  const env = {
    DATABASE_URL: database.url,
    SEED: 'demo',
    NODE_OPTIONS: `--import=${recorder}`,
    RECORDED_STATEMENTS: recorded(),
  }
  stack = await startStack({ dataFolder: join(folder, 'data'), env })
  await untilDemoStands(database.pool)
  await seedScale(database.pool, { inspections: 2_000, payments: 8_000, messages: 8_000, seed: 1, until: '2026-11-29' })
})
afterAll(async () => {
  await stack.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Asks for the first two pages, and returns the ids the requests had. */
async function ask({ path }: ListQuestion, get: (path: string, id: string) => Promise<Response>): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | null = path; next !== null && ids.length < 2; ) {
    const id = crypto.randomUUID()
    const response = await get(next, id)
    expect([next, response.status]).toEqual([next, 200])
    ids.push(id)
    next = nextPage(response, path)
  }
  return ids
}

const isReading = ({ text }: SentStatement) =>
  /^\s*(SELECT|WITH)\b/i.test(text) && !/\b(INSERT|UPDATE|DELETE)\b/.test(text)

// What reads more than some pages, and why it may: `npm run bench -- office` has the time it takes.
const longer: readonly RegExp[] = [
  // A period in another order than that of time: no index has both, and what is read is the period, or what lies before it.
  /^\/api\/v1\/inspections\?to=[^&]*(&sort=changed(-first)?)?: /,
  /^\/api\/v1\/certificates\?testedTo=[^&]*(&sort=(issued|expires))?: reads/,
  /^\/api\/v1\/invoices\?toDay=[^&]*&sort=amount: reads/,
]
const mayBeLong = (fault: string) => longer.some((one) => one.test(fault))

test('no list of the office reads a large table from end to end', async () => {
  const known = await knownValues(database.pool)
  const asked = officeLists.map((id) => questionsOf(id, known))
  expect(asked.flatMap(({ left }) => left)).toEqual([])
  const { accessToken } = await signIn(stack.url, 'admin@demo.test')
  const authorization = `Bearer ${accessToken}`
  const get = (path: string, id: string) =>
    fetch(`${stack.url}${path}`, { headers: { authorization, 'x-correlation-id': id } })
  const requests: { path: string; ids: string[] }[] = []
  for (const { questions } of asked)
    for (const question of questions) requests.push({ path: question.path, ids: await ask(question, get) })
  const sent = await sentStatements(recorded())
  const large = await largeTables(database.pool, { above: 1_500 })
  const faults = new Map<string, string>()
  // Of what the questions send a third has been sent before, with the same values.
  const judged = new Map<string, readonly string[]>()
  const judge = async (statement: SentStatement) => {
    const { flow: _, ...same } = statement
    const key = JSON.stringify(same)
    const known = judged.get(key) ?? (await faultsOf(database.pool, statement, large))
    judged.set(key, known)
    return known
  }
  for (const { path, ids } of requests)
    for (const statement of ids.flatMap((id) => sent.get(id) ?? []).filter(isReading))
      for (const fault of await judge(statement)) faults.set(`${path}: ${fault}`, statement.text)
  expect([...faults].filter(([fault]) => !mayBeLong(fault))).toEqual([])
})
