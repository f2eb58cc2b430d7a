import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test, vi } from 'vitest'
import { mountOperations, type Probes } from './mount-probes.ts'

let server: Server | undefined
afterEach(() => server?.close())

async function serve(probes: Probes): Promise<string> {
  const app = express()
  mountOperations(app, probes)
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const backlogs = [{ name: 'dead_letters', measure: async () => ({ count: 2, oldestMs: 5_000 }) }]
const metrics = { contentType: 'text/plain', render: async () => '' }

test('a flood of questions whether it is ready asks the dependencies once a second', async () => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  let asked = 0
  const database = () => {
    asked += 1
    return { ok: true as const }
  }
  const url = await serve({ ready: { database }, backlogs, metrics })
  const flood = () => Promise.all(Array.from({ length: 30 }, async () => (await fetch(`${url}/ready`)).status))
  expect(new Set(await flood())).toEqual(new Set([200]))
  expect(asked).toBe(1)
  now = 1_000
  await flood()
  expect(asked).toBe(2)
})

test('where metrics are not shown, nobody is told how much waits', async () => {
  const ready = { database: () => ({ ok: true as const }) }
  expect(await (await fetch(`${await serve({ ready, backlogs })}/ready`)).json()).toEqual({
    ok: true,
    parts: { database: { ok: true } },
  })
  server?.close()
  expect(await (await fetch(`${await serve({ ready, backlogs, metrics })}/ready`)).json()).toMatchObject({
    waiting: [{ name: 'dead_letters', count: 2, oldestSeconds: 5 }],
  })
})

test('a dependency that says nothing is told as silent, and holds back neither the others nor what waits', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const silent = () => new Promise<never>(() => undefined)
    const ready = { database: silent, outbox: () => ({ ok: true as const }) }
    const url = await serve({ ready, backlogs: [...backlogs, { name: 'parked', measure: silent }], metrics })
    const answer = fetch(`${url}/ready`)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(2))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await (await answer).json()).toMatchObject({
      ok: false,
      parts: { database: { ok: false, reason: 'does not answer in time' }, outbox: { ok: true } },
      waiting: [{ name: 'dead_letters' }],
    })
  } finally {
    vi.useRealTimers()
  }
})
