import type { Pool } from '#db/create-pool'
import type { Db } from '#db/db'

/** One connection held for long: what was locked through it stays locked until it closes or breaks. */
export type Session = {
  /** Statements are run one after the other, whoever sends them. */
  db: Db
  isOpen: () => boolean
  close: () => void
}

export async function openSession(pool: Pool): Promise<Session> {
  const client = await pool.connect()
  let open = true
  let last: Promise<unknown> = Promise.resolve()
  const close = () => {
    if (!open) return
    open = false
    client.release(true)
  }
  client.once('error', close)
  const query = (text: string, values?: readonly unknown[]) => {
    const run = () => {
      if (!open) throw new Error('Connection terminated: the session is closed')
      return client.query(text, values && [...values])
    }
    const result = last.then(run, run)
    last = result
    return result
  }
  return { db: { query: query as Db['query'] }, isOpen: () => open, close }
}
