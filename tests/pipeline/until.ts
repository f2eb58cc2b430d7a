import { setTimeout as sleep } from 'node:timers/promises'
import { patienceMs } from '../support/patience.ts'

type Waiting = { what: string; timeoutMs?: number }

/** Asks until `probe` answers something; throws what it was waiting for, with the last thing `describe` saw. */
export async function until<Answer>(
  probe: () => Promise<Answer | null>,
  { what, timeoutMs = patienceMs }: Waiting,
  describe: () => unknown = () => '',
): Promise<Answer> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(100)) {
    const answer = await probe()
    if (answer !== null) return answer
  }
  throw new Error(`waited ${timeoutMs} ms for ${what}: ${JSON.stringify(describe())}`)
}
