import type { Application } from 'express'
import type { Health } from '#bus/port'
import type { Backlog } from './backlog.ts'

export type Probes = {
  /** Is the process's own loop alive? No dependency is asked. */
  live?: () => Health
  /** One entry per dependency; asked on every GET /ready. */
  ready: Readonly<Record<string, () => Promise<Health> | Health>>
  /** What waits for a person or another attempt; shown on GET /ready and never a reason to be unready. */
  backlogs?: readonly Backlog[]
  /** Prometheus text; leave out where the port is public. */
  metrics?: { contentType: string; render: () => Promise<string> }
}

/** `/health` (process), `/ready` (dependencies), `/metrics`. Answers name parts and reasons, never addresses or settings. */
export function mountOperations(app: Application, { live, ready, backlogs = [], metrics }: Probes): void {
  app.get('/health', (_request, response) => {
    const health = live?.() ?? { ok: true }
    response
      .status(health.ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health)
  })
  app.get('/ready', async (_request, response) => {
    const parts = await Promise.all(
      Object.entries(ready).map(async ([name, probe]) => [name, await ask(probe)] as const),
    )
    const ok = parts.every(([, health]) => health.ok)
    response
      .status(ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ok, parts: Object.fromEntries(parts), waiting: await measureAll(backlogs) })
  })
  if (metrics) {
    app.get('/metrics', async (_request, response) => {
      response.set('Content-Type', metrics.contentType).send(await metrics.render())
    })
  }
}

// A backlog that cannot be counted is left out: the part that keeps it says why.
async function measureAll(backlogs: readonly Backlog[]) {
  const measured = await Promise.all(
    backlogs.map(async ({ name, group, measure }) => {
      const { count, oldestMs } = (await measure().catch(() => null)) ?? {}
      return count === undefined || oldestMs === undefined
        ? []
        : [{ name, ...(group === undefined ? {} : { group }), count, oldestSeconds: Math.round(oldestMs / 1_000) }]
    }),
  )
  return measured.flat()
}

async function ask(probe: () => Promise<Health> | Health): Promise<Health> {
  try {
    return await probe()
  } catch {
    return { ok: false, reason: 'does not answer' }
  }
}
