import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestDatabase } from '../support/create-database.ts'
import { emptyLog } from '../support/empty-log.ts'
import { enrolDevice, type Session, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import { createProductDatabase } from './create-product-database.ts'
import { type Office, openOffice } from './office.ts'

export type Product = {
  stack: Stack
  office: Office
  database: TestDatabase
  inspector: Session
  newDevice: () => Promise<SimulatedDevice>
  close: () => Promise<void>
}

/** Starts the whole product on a database and a log of its own; with `brokers` on Kafka, else on the log in PostgreSQL. */
export async function openProduct({ brokers }: { brokers?: readonly string[] | undefined } = {}): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sac-product-'))
  const database = await createProductDatabase()
  if (brokers) await emptyLog(brokers)
  const kafka = brokers ? { KAFKA_BROKERS: brokers.join(',') } : {}
  const stack = await startStack({ dataFolder, env: { DATABASE_URL: database.url, DATABASE_ROLES: 'own', ...kafka } })
  const inspector = await signIn(stack.url, 'inspector@demo.test')
  return {
    stack,
    office: await openOffice(stack.url),
    database,
    inspector,
    newDevice: () => enrolDevice(stack.url, inspector),
    close: async () => {
      await stack.stop()
      await database.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
