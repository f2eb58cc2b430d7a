import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
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

test('a flood of questions whether it is ready asks the dependencies once', async () => {
  let asked = 0
  const database = () => {
    asked += 1
    return { ok: true as const }
  }
  const url = await serve({ ready: { database }, backlogs, metrics })
  const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(`${url}/ready`)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(asked).toBeLessThanOrEqual(2)
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
