import type { Pool } from '@sac/platform/db/create-pool'
import { syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import { inspectionsSchema } from '../services/inspections/create-inspections.ts'
import { usersSchema } from '../services/users/create-users.ts'
import type { AuditedSchema } from './check-books.ts'

/** Every schema beside that of certificates in which people's acts are audited. */
export const auditedSchemas = (openPool: (schema: string) => Pool): AuditedSchema[] =>
  [inspectionsSchema, syncSchema, usersSchema].map((schema) => ({ schema, pool: openPool(schema) }))
