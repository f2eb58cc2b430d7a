import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { signIn } from '@sac/tests/support/simulated-device'
import { startStack } from '@sac/tests/support/start-stack'
import { ending } from '../harness/endings.ts'
import { type Scale, seedScale } from '../scale/seed-scale.ts'
import { untilDemoStands } from '../scale/until-demo-stands.ts'

export type ScaledOffice = {
  url: string
  pool: Pool
  /** As an administrator, read to its end. Throws unless it is answered 200. */
  get: (path: string) => Promise<Response>
  close: () => Promise<void>
}

/** The product as its user starts it, on the durable PostgreSQL it would start itself, with made-up years of work. */
export async function openScaledOffice(scale: Omit<Scale, 'seed' | 'until'>): Promise<ScaledOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-office-'))
  // PostgreSQL may run as an account of its own and has to enter.
  await chmod(folder, 0o711)
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = ending(async () => {
    for (const end of ends.toReversed()) await end()
  })
  try {
    const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
    ends.push(postgres.stop)
    const env = { DATABASE_URL: postgres.nearUrl, SEED: 'demo', LOG_LEVEL: 'error', CHECK_ANSWERS: 'off' }
    const stack = await startStack({ dataFolder: join(folder, 'data'), env })
    ends.push(stack.stop)
    const pool = createPool({ url: postgres.url, log: createSilentLogger() })
    ends.push(() => pool.end())
    await untilDemoStands(pool)
    await seedScale(pool, { ...scale, seed: 1, until: new Date().toISOString().slice(0, 10) })
    const { accessToken } = await signIn(stack.url, 'admin@demo.test')
    return { url: stack.url, pool, get: getter(stack.url, accessToken), close }
  } catch (error) {
    await close()
    throw error
  }
}

function getter(url: string, accessToken: string): ScaledOffice['get'] {
  return async (path) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
    const body = await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    return new Response(body, response)
  }
}
