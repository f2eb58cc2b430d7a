import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '@sac/platform/clock'
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

export { type Ask, askOf, requestOf } from '@sac/tests/support/ask-routes'

export type UsersRig = { database: TestDatabase; deps: UsersDeps; folder: string; close: () => Promise<void> }

/** The users service on a database of its own, or one whose pool is in its schema, with the demo accounts. */
export async function openUsers(now: Clock = () => new Date(), given?: TestDatabase): Promise<UsersRig> {
  const database = given ?? (await createDatabaseOf(usersSchema))
  const folder = await mkdtemp(join(tmpdir(), 'sac-users-'))
  const keys = await readSessionKeys(folder)
  const deps: UsersDeps = {
    pool: database.openServicePool(usersSchema),
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
