// Tables are made by the owner of the database, who then gives each service a role of its own and steps aside.
import { migratePostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import {
  ensureRole,
  grantRights,
  lendSchema,
  lockRoles,
  ownSchema,
  passwordOf,
  roleOf,
} from '@sac/platform/db/service-roles'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Logger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { jobsRole, rightsIn } from './database-roles.ts'
import { schemas, services } from './services.ts'

/** The address at which a service signs in to the database. */
export type UrlOf = (role: string) => string

type Options = { ownerUrl: string; roles: 'own' | 'none'; log: Logger }

/** Nobody waits for an answer yet, and a machine on which much starts at once is slow. */
const connectMs = 60_000

/** Brings every schema up to date. `roles: 'none'`: every service signs in as the owner. Throws one clear sentence. */
export async function prepareDatabase({ ownerUrl, roles, log }: Options): Promise<UrlOf> {
  const owner = createPool({ url: ownerUrl, log, max: 2, connectMs, name: 'owner' })
  try {
    for (const schema of schemas) await migrateSchema(owner, schema)
    await migratePostgresLog(owner)
    return roles === 'own' ? await openRoles(owner, ownerUrl) : () => ownerUrl
  } finally {
    await owner.end()
  }
}

async function openRoles(owner: Pool, ownerUrl: string): Promise<UrlOf> {
  const { password } = new URL(ownerUrl)
  if (password === '')
    throw new Error('DATABASE_ROLES=own needs a password in DATABASE_URL: those of the roles are made from it.')
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1))
  const nameOf = (role: string) => roleOf(database, role)
  const secretOf = (role: string) => passwordOf(decodeURIComponent(password), nameOf(role))
  const rightsOf = rightsIn(schemas)
  await withTransaction(owner, async (tx) => {
    await lockRoles(tx)
    for (const role of Object.keys(rightsOf)) await ensureRole(tx, { role: nameOf(role), password: secretOf(role) })
    await ownSchema(tx, nameOf(jobsRole), { schema: jobsRole })
    for (const { schema, queues } of services)
      if (schema && queues) await lendSchema(tx, { schema: jobsRole, from: nameOf(jobsRole), to: nameOf(schema.name) })
    for (const [role, rights] of Object.entries(rightsOf))
      for (const one of rights) await grantRights(tx, nameOf(role), one)
  })
  return (role) => {
    const url = new URL(ownerUrl)
    url.username = nameOf(role)
    url.password = secretOf(role)
    return url.href
  }
}
