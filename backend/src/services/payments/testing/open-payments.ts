import { createDatabaseOf } from '@sac/tests/support/create-database'
import { paymentsSchema } from '../payments-service.ts'
import { type Opening, stagePayments } from './stage-payments.ts'

/** The service's use cases on a database of its own. */
export async function openPayments(opening: Opening = {}) {
  const database = await createDatabaseOf(paymentsSchema)
  const service = await stagePayments(database.openServicePool(paymentsSchema), opening)
  const close = async () => {
    await service.atProvider.close()
    await database.drop()
  }
  return { ...service, database, close }
}

export type OpenPayments = Awaited<ReturnType<typeof openPayments>>
