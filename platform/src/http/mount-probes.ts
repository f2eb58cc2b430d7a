import type { Application } from 'express'
import type { Health } from '#bus/port'
import { atMostEvery } from '#timing/at-most-every'
import type { Backlog } from './backlog.ts'

export type Probes = {
  /** Is the process's own loop alive? No dependency is asked. */
  live?: () => Health
  /** One entry per dependency; asked at most once a second. One that does not answer within 5 s is not ready. */
  ready: Readonly<Record<string, () => Promise<Health> | Health>>
  /** What waits for a person or another attempt; shown on GET /ready beside metrics, and never a reason to be unready. */
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
  // Anybody may ask, as often as they like: that must cost the dependencies nothing. Counts are for whoever may see metrics.
  const look = atMostEvery(1_000, () => lookAt({ ready, backlogs: metrics ? backlogs : null }))
  app.get('/ready', async (_request, response) => {
    const readiness = await look()
    response
      .status(readiness.ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(readiness)
  })
  if (metrics) {
    app.get('/metrics', async (_request, response) => {
      response.set('Content-Type', metrics.contentType).send(await metrics.render())
    })
  }
}

async function lookAt({ ready, backlogs }: Pick<Probes, 'ready'> & { backlogs: readonly Backlog[] | null }) {
  const [parts, waiting] = await Promise.all([
    Promise.all(Object.entries(ready).map(async ([name, probe]) => [name, await ask(probe)] as const)),
    backlogs && measureAll(backlogs),
  ])
  const ok = parts.every(([, health]) => health.ok)
  return { ok, parts: Object.fromEntries(parts), ...(waiting ? { waiting } : {}) }
}

// A backlog that cannot be counted is left out: the part that keeps it says why.
async function measureAll(backlogs: readonly Backlog[]) {
  const measured = await Promise.all(
    backlogs.map(async ({ name, group, measure }) => {
      const { count, oldestMs } = (await inTime(measure()).catch(() => null)) ?? {}
      return count === undefined || oldestMs === undefined
        ? []
        : [{ name, ...(group === undefined ? {} : { group }), count, oldestSeconds: Math.round(oldestMs / 1_000) }]
    }),
  )
  return measured.flat()
}

async function ask(probe: () => Promise<Health> | Health): Promise<Health> {
  try {
    return (await inTime(Promise.resolve(probe()))) ?? { ok: false, reason: 'does not answer in time' }
  } catch {
    return { ok: false, reason: 'does not answer' }
  }
}

// Whoever watches over the process waits no longer, and what one dependency says is not held back by another.
const answerMs = 5_000

/** Null for what takes longer than a look may. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), answerMs)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
