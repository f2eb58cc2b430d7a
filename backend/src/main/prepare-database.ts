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
import { migrateSyncGateway } from '@sac/sync-gateway/create-sync-gateway'
import { migrateAppointments } from '../services/appointments/create-appointments.ts'
import { certificatesSchema, migrateCertificates } from '../services/certificates/create-certificates.ts'
import { migrateInspections } from '../services/inspections/create-inspections.ts'
import { migrateUsers } from '../services/users/create-users.ts'
import { jobsRole, serviceRights } from './service-rights.ts'

/** The address at which a service signs in to the database. */
export type UrlOf = (role: string) => string

type Options = { ownerUrl: string; roles: 'own' | 'none'; log: Logger }

const migrations = [
  migrateUsers,
  migrateAppointments,
  migrateInspections,
  migrateCertificates,
  migrateSyncGateway,
  migratePostgresLog,
]

/** Brings every schema up to date. `roles: 'none'`: every service signs in as the owner. Throws one clear sentence. */
export async function prepareDatabase({ ownerUrl, roles, log }: Options): Promise<UrlOf> {
  const owner = createPool({ url: ownerUrl, log, max: 2, name: 'owner' })
  try {
    for (const migrate of migrations) await migrate(owner)
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
  await withTransaction(owner, async (tx) => {
    await lockRoles(tx)
    for (const role of Object.keys(serviceRights))
      await ensureRole(tx, { role: nameOf(role), password: secretOf(role) })
    await ownSchema(tx, nameOf(jobsRole), { schema: jobsRole })
    await lendSchema(tx, { schema: jobsRole, from: nameOf(jobsRole), to: nameOf(certificatesSchema) })
    for (const [role, rights] of Object.entries(serviceRights))
      for (const one of rights) await grantRights(tx, nameOf(role), one)
  })
  return (role) => {
    const url = new URL(ownerUrl)
    url.username = nameOf(role)
    url.password = secretOf(role)
    return url.href
  }
}
