import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@sac/platform/db/migrate'
import type { RawRequest } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../domain/demo-accounts.ts'
import { createLoginLimit } from '../handlers/create-login-limit.ts'
import { seedDemoAccounts } from '../handlers/seed-demo-accounts.ts'
import { createPasswordHash } from '../tokens/password-hash.ts'
import { readSessionKeys } from '../tokens/session-keys.ts'
import type { UsersDeps } from '../users-deps.ts'
import { authRoutes } from './auth-routes.ts'

let database: TestDatabase
let folder: string
let deps: UsersDeps
beforeAll(async () => {
  database = await createDatabase({ schema: 'users' })
  await migrate(database.pool, { schema: 'users', folder: join(import.meta.dirname, '../migrations') })
  folder = await mkdtemp(join(tmpdir(), 'sac-users-'))
  const keys = await readSessionKeys(folder)
  deps = { pool: database.pool, now: () => new Date(), newId: uuidv7, keys, passwords: createPasswordHash() }
  await seedDemoAccounts(deps)
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

/** A sign-in operation with a limit of its own; gives the HTTP status. */
function openLogin() {
  const [login] = authRoutes(deps, createLoginLimit()).filter(({ operation }) => operation === 'auth.login')
  return async ({ email, password, ip = '192.0.2.1' }: { email: string; password: string; ip?: string }) => {
    const caller = { role: 'anonymous', userId: null, deviceId: null } as const
    const request: RawRequest = {
      params: {},
      query: {},
      body: { email, password },
      caller,
      headers: {},
      ip,
      correlationId: 'test',
      log: createSilentLogger(),
      signal: new AbortController().signal,
    }
    const answered = login?.handle(request)
    return answered?.then(
      ({ status }) => status,
      (error: { status: number }) => error.status,
    )
  }
}
const times = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at))
const countOf = (statuses: unknown[], status: number) => statuses.filter((one) => one === status).length

test('guesses sent all at once are no more than guesses sent one by one', async () => {
  const login = openLogin()
  const statuses = await Promise.all(
    times(40, (at) => login({ email: 'customer@demo.test', password: `guess ${at}`, ip: `192.0.2.${at}` })),
  )
  // The two that are being compared at the same moment may both be the tenth.
  expect(countOf(statuses, 401)).toBeLessThanOrEqual(11)
  expect(countOf(statuses, 401) + countOf(statuses, 429)).toBe(40)
})

test('fifty devices of one person sign in at once', async () => {
  const login = openLogin()
  const email = 'inspector@demo.test'
  expect(new Set(await Promise.all(times(50, () => login({ email, password: demoPassword }))))).toEqual(new Set([200]))
})
