import { prepareDatabase } from '@sac/backend/main/prepare-database'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseFrom, type TestDatabase } from '../support/create-database.ts'

const makeTables = (_pool: unknown, ownerUrl: string) =>
  prepareDatabase({ ownerUrl, roles: 'none', log: createSilentLogger() })

/** With the tables of every service, as the product's own start would make them; its roles it makes then. */
export const createProductDatabase = (): Promise<TestDatabase> => createDatabaseFrom(makeTables, { key: 'product' })
