import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '@sac/platform/clock'
import type { RawRequest } from '@sac/platform/http/message'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import { seedDemoAccounts } from '../handlers/seed-demo-accounts.ts'
import { createPasswordHash } from '../tokens/password-hash.ts'
import { readSessionKeys } from '../tokens/session-keys.ts'
import type { UsersDeps } from '../users-deps.ts'
import { usersSchema } from '../users-service.ts'

export type UsersRig = { database: TestDatabase; deps: UsersDeps; close: () => Promise<void> }

/** The users service on a database of its own, with the demo accounts. */
export async function openUsers(now: Clock = () => new Date()): Promise<UsersRig> {
  const database = await createDatabaseOf(usersSchema)
  const folder = await mkdtemp(join(tmpdir(), 'sac-users-'))
  const keys = await readSessionKeys(folder)
  const deps = { pool: database.pool, now, newId: uuidv7, keys, passwords: createPasswordHash() }
  await seedDemoAccounts(deps)
  const close = async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  }
  return { database, deps, close }
}

/** A request as it reaches a route; from nobody, unless told. */
export const requestOf = (told: Partial<RawRequest>): RawRequest => ({
  params: {},
  query: {},
  body: undefined,
  caller: { proof: 'none' },
  headers: {},
  ip: '192.0.2.1',
  correlationId: 'test',
  log: createSilentLogger(),
  signal: new AbortController().signal,
  ...told,
})
