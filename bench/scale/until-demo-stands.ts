import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from '@sac/platform/db/create-pool'

/** Both papers of the demo's tests are sealed: what made-up rows are made of. */
export async function untilDemoStands(pool: Pool): Promise<void> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; await sleep(200)) {
    const { rows } = await pool.query("SELECT 1 FROM certificates.certificates WHERE status = 'valid'")
    if (rows.length >= 2) return
  }
  throw new Error('the demo has no papers after three minutes')
}
