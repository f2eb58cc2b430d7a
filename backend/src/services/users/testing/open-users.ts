import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OperationId } from '@sac/contracts/operations'
import type { Clock } from '@sac/platform/clock'
import type { HttpResponse, RawRequest } from '@sac/platform/http/message'
import { Problem } from '@sac/platform/http/problem'
import type { Route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import { createMailDirectory } from '../create-mail-directory.ts'
import { seedDemoAccounts } from '../handlers/seed-demo-accounts.ts'
import { readMailSecret } from '../tokens/mail-token.ts'
import { createPasswordHash } from '../tokens/password-hash.ts'
import { readTotpKey } from '../tokens/sealed-secret.ts'
import { readSessionKeys } from '../tokens/session-keys.ts'
import type { UsersDeps } from '../users-deps.ts'
import { usersSchema } from '../users-service.ts'

export type UsersRig = { database: TestDatabase; deps: UsersDeps; folder: string; close: () => Promise<void> }

/** The users service on a database of its own, or one whose pool is in its schema, with the demo accounts. */
export async function openUsers(now: Clock = () => new Date(), given?: TestDatabase): Promise<UsersRig> {
  const database = given ?? (await createDatabaseOf(usersSchema))
  const folder = await mkdtemp(join(tmpdir(), 'sac-users-'))
  const keys = await readSessionKeys(folder)
  const deps: UsersDeps = {
    pool: database.pool,
    now,
    newId: uuidv7,
    keys,
    mailSecret: await readMailSecret(folder),
    totpKey: await readTotpKey(folder),
    passwords: createPasswordHash({ cost: 4 }),
    log: createSilentLogger(),
  }
  await seedDemoAccounts(deps)
  const close = async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  }
  return { database, deps, folder, close }
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

export type Ask = (operation: OperationId, asked?: Partial<RawRequest>) => Promise<HttpResponse>

/** Asks the routes as HTTP does; a refusal is answered, too, with its code as the body. */
export const askOf =
  (routes: readonly Route[]): Ask =>
  async (operation, asked = {}) => {
    const found = routes.find((one) => one.operation === operation)
    if (!found) throw new Error(`no ${operation}`)
    try {
      return await found.handle(requestOf(asked))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { status: error.status, body: error.code }
    }
  }

/** The links that were sent to an address, oldest first, as the service that sends mails gets them. */
export async function linksTo({ database, deps, folder }: UsersRig, email: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT mail_id AS id FROM mails WHERE email = $1 AND expires_at IS NOT NULL ORDER BY created_at, mail_id',
    [email],
  )
  const directory = createMailDirectory({ ...deps, publicUrl: 'https://garage.test', keysFolder: folder })
  const mails = await Promise.all(rows.map(({ id }) => directory.findAccountMail(id)))
  return mails.flatMap((mail) => (mail?.link ? [new URL(mail.link.url).hash.slice(1)] : []))
}
