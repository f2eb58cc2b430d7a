import type { Admin } from 'kafkajs'
import { classified } from './classify-error.ts'
import { type ClientOptions, createClient } from './create-client.ts'
import { within } from './within.ts'

const deadlineMs = 15_000

/** A connection for one administrative task, which ends with it whatever happens. */
export function withAdmin<Result>(options: ClientOptions, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  return classified(async () => {
    const { kafka, sever } = createClient(options)
    const admin = kafka.admin()
    try {
      const done = admin.connect().then(() => work(admin))
      return await within(deadlineMs, done)
    } finally {
      await within(500, admin.disconnect()).catch(() => undefined)
      sever()
    }
  })
}
