import { join } from 'node:path'
import type { Pool } from '#db/create-pool'
import { migrate } from '#db/migrate'

const folder = join(import.meta.dirname, '../../migrations/audit')

/** Audit events and commands for a schema that does not bring its own; call beside the service's own `migrate`. */
export function migrateAudit(pool: Pool, { schema }: { schema: string }): Promise<string[]> {
  return migrate(pool, { schema, folder, table: 'audit_migrations' })
}
