import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

type Keeping = {
  /** The session that owns the server. */
  owner: pg.Client
  /** Starts the server again and owns it; rejects while that is not possible yet. */
  restart: () => Promise<pg.Client>
}

/**
 * Whatever ends the server (a system short of memory, a hand that slipped), it comes back by itself: as soon as the owner's session
 * ends, `restart` is tried twice a second. `end` gives the session up.
 */
export function keepRunning({ owner: first, restart }: Keeping): { end: () => Promise<void> } {
  const asked = new AbortController()
  let owner = first
  let reviving = Promise.resolve()
  const watch = (client: pg.Client) => {
    owner = client
    client.once('end', () => {
      reviving = revive()
    })
  }
  const revive = async () => {
    while (!asked.signal.aborted) {
      try {
        return watch(await restart())
      } catch {
        // The rest of the dead server is still ending; its own log says why it cannot start.
        await sleep(500)
      }
    }
  }
  watch(first)
  return {
    end: async () => {
      asked.abort()
      await reviving
      await owner.end()
    },
  }
}
