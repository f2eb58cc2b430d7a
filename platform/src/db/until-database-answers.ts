import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connectPatienceMs } from './create-pool.ts'
import { isDatabaseDown } from './not-now.ts'

type Waiting = {
  url: string
  /** Told at the first failure and every half minute. */
  onWait: () => void
}

const tellEveryMs = 30_000

/**
 * Resolves when the server takes a connection, however long that is: database and processes may be started in any order. Rejects
 * when it answers and refuses us (a wrong password, no such database).
 */
export async function untilDatabaseAnswers({ url, onWait }: Waiting): Promise<void> {
  for (let toldAt = Number.NEGATIVE_INFINITY; !(await answers(url)); await sleep(500)) {
    if (performance.now() - toldAt < tellEveryMs) continue
    onWait()
    toldAt = performance.now()
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectPatienceMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (isDatabaseDown(error)) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
