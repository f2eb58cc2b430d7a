import { migrateAudit } from '#audit/migrate-audit'
import type { Pool } from '#db/create-pool'
import { migrate } from '#db/migrate'
import { migrateMessaging } from '#messaging/migrate-messaging'
import type { ServiceSchema } from './service.ts'

/** Brings a service's schema up to date: its own tables, then those of messaging and audit where it has them. */
export async function migrateSchema(
  pool: Pool,
  { name: schema, migrations, messaging, audit }: ServiceSchema,
): Promise<void> {
  await migrate(pool, { schema, folder: migrations })
  if (messaging) await migrateMessaging(pool, { schema })
  if (audit) await migrateAudit(pool, { schema })
}
