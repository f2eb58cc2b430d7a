// A machine so busy that its database stands still for some seconds: every question is answered, and none as if it were a bug.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { operationOf, operations } from '@sac/contracts/operations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'

let folder: string
let stack: Stack
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-stopped-'))
  stack = await startStack({ dataFolder: folder, env: { RATE_LIMIT_ANONYMOUS: '10000' } })
})
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Of the server in the stack's folder: it and every session of it. */
async function serverPids(): Promise<number[]> {
  const [postmaster] = (await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')
  const running = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(running.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  // The parent stands after the name in brackets and the state.
  const ofServer = running.filter((_, at) => stats[at]?.split(') ')[1]?.split(' ')[1] === postmaster)
  return [postmaster, ...ofServer].map(Number)
}

// What an administrator may ask without naming anything. A stream stays open.
const asked = Object.values(operations)
  .filter(({ method, path, proof }) => method === 'get' && proof === 'person' && !path.includes(':'))
  .map(({ path }) => path)
  .filter((path) => path !== operationOf('live.follow').path)

type Said = { path: string; status: number; code: string | undefined; retryAfter: string | null }

async function ask(path: string, accessToken: string): Promise<Said> {
  const response = await fetch(stack.url + path, { headers: { authorization: `Bearer ${accessToken}` } })
  const text = await response.text()
  const { code } = response.ok ? {} : (JSON.parse(text) as { code?: string })
  return { path, status: response.status, code, retryAfter: response.headers.get('retry-after') }
}

const changePassword = (accessToken: string) =>
  fetch(`${stack.url}/api/v1/account/password`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ current: 'demo-password-please-change', password: 'demo-password-please-change' }),
  })

test('while the database stands still everything is refused with a time to come back, and then answered again', async () => {
  // A session nobody has asked about yet: who it is, too, is asked of the database.
  const { accessToken } = await signIn(stack.url, 'admin@demo.test')
  const pids = await serverPids()
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  const meanwhile = Promise.all([1, 2, 3].flatMap(() => asked.map((path) => ask(path, accessToken))))
  const password = changePassword(accessToken)
  // Longer than a connection is waited for.
  await sleep(20_000)
  for (const pid of pids) process.kill(pid, 'SIGCONT')

  const said = await meanwhile
  const refused = said.filter(({ status }) => status >= 500)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.filter(({ status, code }) => status !== 503 || code !== 'server.unavailable')).toEqual([])
  expect(refused.filter(({ retryAfter }) => retryAfter !== '5')).toEqual([])
  expect([204, 503]).toContain((await password).status)
  for (const path of asked)
    await expect.poll(() => ask(path, accessToken)).not.toMatchObject({ code: 'server.unavailable' })
})
