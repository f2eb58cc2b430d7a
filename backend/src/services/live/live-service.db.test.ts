// The service on a real event log and real sockets. Who asks is made up; whose a token is has tests of its own.
import { get, type IncomingMessage } from 'node:http'
import type { EventBus } from '@sac/platform/bus/port'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { systemClock } from '@sac/platform/clock'
import { createApp } from '@sac/platform/http/create-app'
import { type Listening, listen } from '@sac/platform/http/listen'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { liveService } from './live-service.ts'

const log = createSilentLogger()
const count = { subscriptions: 0, questions: 0 }

let database: TestDatabase
let bus: EventBus
let server: Listening
let running: Running
let until = new Date('2100-01-01T00:00:00.000Z')

beforeAll(async () => {
  database = await createDatabase()
  const real = await createPostgresLog({ url: database.url, log, pollMs: 50 })
  await real.ensureTopics(
    Object.entries({ 'inspections-topic': 3, 'appointments-topic': 3, 'payments-topic': 3, 'documents-topic': 2 }).map(
      ([name, partitions]) => ({ name, partitions, retentionDays: 1 }),
    ),
  )
  bus = {
    ...real,
    subscribe: (subscription) => {
      count.subscriptions += 1
      return real.subscribe(subscription)
    },
  }
  const directory = {
    listGoodSessions: async (sessionIds: readonly string[]) => {
      count.questions += 1
      return [...sessionIds]
    },
  }
  const service = await liveService.open({ bus, now: systemClock, newId: uuidv7, log, directory })
  const app = createApp({
    routes: service.routes ?? [],
    // The token is the name of the person.
    authenticate: async ({ headers: { authorization = '' } }) => {
      const userId = authorization.replace('Bearer ', '')
      return { proof: 'person', userId, role: 'admin', session: { sessionId: userId, until } }
    },
    log,
    newId: uuidv7,
    probes: { ready: {}, backlogs: [] },
    checkAnswers: true,
  })
  server = await listen(app, { port: 0, host: '127.0.0.1' })
  running = (await service.start?.(() => ({ health: () => ({ ok: true }), close: () => Promise.resolve() })))!
})
afterAll(async () => {
  await server.close(1_000)
  await running.close(1_000)
  await bus.close(1_000)
  await database.drop()
})

type Look = { status: number; text: () => string; isOver: () => boolean; answer: IncomingMessage; end: () => void }
const looks: Look[] = []
afterEach(async () => {
  for (const look of looks.splice(0)) look.end()
  until = new Date('2100-01-01T00:00:00.000Z')
})

function look(person: string, headers: Record<string, string> = {}): Promise<Look> {
  return new Promise((resolve, reject) => {
    const request = get({
      port: server.port,
      host: '127.0.0.1',
      path: '/api/v1/live',
      headers: { authorization: `Bearer ${person}`, 'accept-encoding': 'gzip, br', ...headers },
      agent: false,
    })
    request.once('error', reject)
    request.once('response', (answer) => {
      request.on('error', () => undefined)
      let [text, over] = ['', false]
      answer.setEncoding('utf8').on('data', (part: string) => void (text += part))
      answer.once('close', () => void (over = true)).on('error', () => undefined)
      const end = () => void request.destroy()
      const made = { status: answer.statusCode ?? 0, text: () => text, isOver: () => over, answer, end }
      looks.push(made)
      resolve(made)
    })
  })
}

const tell = (topic: string, type: string, key = uuidv7()) =>
  bus
    .publish(topic, [{ eventId: uuidv7(), partitionKey: key, headers: { ce_type: type }, value: Buffer.from('{}') }])
    .then(() => key)

const untilLive = () => vi.waitFor(() => expect(running.health()).toEqual({ ok: true }))

test('an event is told on as what has changed, not compressed and not kept back', async () => {
  await untilLive()
  const one = await look('a')
  expect(one.status).toBe(200)
  expect(one.answer.headers).toMatchObject({ 'content-type': expect.stringContaining('text/event-stream') })
  expect(one.answer.headers['content-encoding']).toBeUndefined()
  await vi.waitFor(() => expect(one.text()).toContain('event: beat\ndata: {"hears":true}'))
  const id = await tell('inspections-topic', 'inspection.answered')
  await tell('documents-topic', 'document.uploaded')
  await vi.waitFor(() => expect(one.text()).toContain(`{"kind":"inspection","id":"${id}"}`))
  expect(one.text()).not.toContain('document')
})

test('whoever comes again is told what was missed meanwhile', async () => {
  await untilLive()
  const one = await look('a')
  const first = await tell('appointments-topic', 'appointment.created')
  await vi.waitFor(() => expect(one.text()).toContain(first))
  const last = [...one.text().matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? ''
  one.end()
  const witness = await look('b')
  const missed = await tell('appointments-topic', 'appointment.cancelled')
  await vi.waitFor(() => expect(witness.text()).toContain(missed))
  const again = await look('a', { 'last-event-id': last })
  await vi.waitFor(() => expect(again.text()).toContain(missed))
  const stranger = await look('a', { 'last-event-id': 'another process-7' })
  await vi.waitFor(() => expect(stranger.text()).toContain('event: reload'))
})

test('the end of the token is the end of the stream', async () => {
  until = new Date(Date.now() + 700)
  const one = await look('a')
  await vi.waitFor(() => expect(one.isOver()).toBe(true))
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime())
})

test('a person has twenty streams and no more; what is closed is free again', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => look('greedy')))
  expect((await look('greedy')).status).toBe(429)
  expect((await look('another')).status).toBe(200)
  all[0]?.end()
  await vi.waitFor(async () => expect((await look('greedy')).status).toBe(200))
})

test('a thousand dashboards are one subscription, and none of them asks anything', async () => {
  await untilLive()
  const people = Array.from({ length: 100 }, (_, n) => `person-${n}`)
  const open: Look[] = []
  for (let round = 0; round < 10; round += 1) open.push(...(await Promise.all(people.map((person) => look(person)))))
  const asked = await statementsOf(database)
  const begun = performance.now()
  const id = await tell('inspections-topic', 'inspection.answered')
  await vi.waitFor(() => expect(open.every(({ text }) => text().includes(id))).toBe(true))
  const seconds = (performance.now() - begun) / 1_000
  expect(open).toHaveLength(1_000)
  // One question in half a minute for all their sessions; the log itself is asked where it ends by the process.
  expect(count.subscriptions).toBe(1)
  expect(count.questions).toBeLessThan(5 + seconds)
  expect((await statementsOf(database)) - asked).toBeLessThan(200 + 40 * seconds)
})

/** Transactions the database has seen so far. */
async function statementsOf({ pool }: TestDatabase): Promise<number> {
  await pool.query('SELECT pg_stat_clear_snapshot()')
  const { rows } = await pool.query<{ count: string }>(
    'SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()',
  )
  return Number(rows[0]?.count)
}
