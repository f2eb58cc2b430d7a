// A gateway on a real database and a real port, for tests.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Role } from '@sac/contracts/role'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import type { Pool } from '@sac/platform/db/create-pool'
import { authenticateByProof } from '@sac/platform/http/authenticate-by-proof'
import type { Person } from '@sac/platform/http/caller'
import { createApp } from '@sac/platform/http/create-app'
import { listen } from '@sac/platform/http/listen'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseOf } from '@sac/tests/support/create-database'
import { createSyncGateway, type SyncGateway, type SyncGatewayDeps } from '#create-sync-gateway'
import type { Actor } from '#devices/store/actor-rows'
import { syncSchema } from '#sync-gateway-service'

export type TestGateway = Awaited<ReturnType<typeof startGateway>>

/** `checkAnswers` false: what is fed is made up, and so is what is told of it. */
type Overrides = Partial<SyncGatewayDeps> & { checkAnswers?: boolean }

/** Tokens are `role.userId`; `people` overrides what the owner of accounts answers; `clock.now` is the time. */
export async function startGateway({ checkAnswers = true, ...overrides }: Overrides = {}) {
  const database = await createDatabaseOf(syncSchema)
  const folder = await mkdtemp(join(tmpdir(), 'sac-sync-'))
  const clock = { now: new Date('2026-11-23T10:00:00.000Z') }
  const people = new Map<string, Actor>()
  const bugs: string[] = []
  const deps = {
    ...(await testDeps({ pool: database.openServicePool(syncSchema), folder, clock, people })),
    ...overrides,
  }
  const gateway = await createSyncGateway(deps)
  const server = await serve(gateway, { bugs, checkAnswers })
  return {
    gateway,
    deps,
    database,
    db: database.pool,
    folder,
    clock,
    people,
    /** Stacks of what was answered 500. */
    bugs,
    port: server.port,
    url: `http://127.0.0.1:${server.port}`,
    close: async () => {
      await server.close(100)
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Basis = { pool: Pool; folder: string; clock: { now: Date }; people: ReadonlyMap<string, Actor> }

async function testDeps({ pool, folder, clock, people }: Basis): Promise<SyncGatewayDeps> {
  return {
    pool,
    blobs: await createFileBlobs({ folder }),
    keysFolder: join(folder, 'keys'),
    findActor: async (userId) => people.get(userId) ?? { userId, role: 'inspector', disabledAt: null },
    log: createSilentLogger(),
    now: () => clock.now,
    newId: uuidv7,
    freeBytes: async () => Number.POSITIVE_INFINITY,
    devicePerMinute: 1_000_000,
  }
}

type Serving = { bugs?: string[]; checkAnswers?: boolean }

/** The application alone, on any free port. */
export function serve({ routes, authenticateDevice }: SyncGateway, { bugs = [], checkAnswers = true }: Serving = {}) {
  const log = createSilentLogger()
  const noteBug = (fields: { err: Error }) => bugs.push(String(fields.err.stack))
  const app = createApp({
    routes,
    authenticate: authenticateByProof({ person: readToken, device: authenticateDevice }),
    log: Object.assign(log, { error: noteBug }),
    newId: uuidv7,
    probes: { ready: {} },
    checkAnswers,
  })
  return listen(app, { port: 0, host: '127.0.0.1' })
}

async function readToken(token: string): Promise<Person> {
  const [name, userId] = token.split('.')
  const role = Role.safeParse(name)
  if (!role.success || userId === undefined) throw new Problem('auth.expired')
  return { proof: 'person', role: role.data, userId }
}
