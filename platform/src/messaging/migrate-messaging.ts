import { join } from 'node:path'
import type { Pool } from '#db/create-pool'
import { migrate } from '#db/migrate'

const folder = join(import.meta.dirname, '../../migrations/messaging')

/** Outbox, inbox and parked messages for one service's schema; call beside the service's own `migrate`. */
export function migrateMessaging(pool: Pool, { schema }: { schema: string }): Promise<string[]> {
  return migrate(pool, { schema, folder, table: 'messaging_migrations' })
}
