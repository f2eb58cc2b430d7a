import type { Application } from 'express'
import type { Health } from '#bus/port'

export type Probes = {
  /** Is the process's own loop alive? No dependency is asked. */
  live?: () => Health
  /** One entry per dependency; asked on every GET /ready. */
  ready: Readonly<Record<string, () => Promise<Health> | Health>>
  /** Prometheus text; leave out where the port is public. */
  metrics?: { contentType: string; render: () => Promise<string> }
}

/** `/health` (process), `/ready` (dependencies), `/metrics`. Answers name parts and reasons, never addresses or settings. */
export function mountOperations(app: Application, { live, ready, metrics }: Probes): void {
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
      .json({ ok, parts: Object.fromEntries(parts) })
  })
  if (metrics) {
    app.get('/metrics', async (_request, response) => {
      response.set('Content-Type', metrics.contentType).send(await metrics.render())
    })
  }
}

async function ask(probe: () => Promise<Health> | Health): Promise<Health> {
  try {
    return await probe()
  } catch {
    return { ok: false, reason: 'does not answer' }
  }
}
