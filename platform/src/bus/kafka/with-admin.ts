import type { Admin, Kafka } from 'kafkajs'
import { classified } from './classify-error.ts'

/** A connection for one administrative task. */
export function withAdmin<Result>(kafka: Kafka, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  return classified(async () => {
    const admin = kafka.admin()
    try {
      await admin.connect()
      return await work(admin)
    } finally {
      await admin.disconnect().catch(() => undefined)
    }
  })
}
