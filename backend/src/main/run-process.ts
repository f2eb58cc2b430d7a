// Runs one deployable: probes, metrics, HTTP, relay, consumers, and their orderly end.
import { readFile } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import type { Health } from '@sac/platform/bus/port'
import { ConfigError } from '@sac/platform/config/read-config'
import type { Pool } from '@sac/platform/db/create-pool'
import { databaseHealth } from '@sac/platform/db/database-health'
import { isDatabaseDown } from '@sac/platform/db/not-now'
import { createApp } from '@sac/platform/http/create-app'
import { type Listening, listen } from '@sac/platform/http/listen'
import { createMetrics, type Metrics } from '@sac/platform/http/metrics'
import type { Probes } from '@sac/platform/http/mount-probes'
import { uuidv7 } from '@sac/platform/ids'
import { createLoggers } from '@sac/platform/logging/create-logger'
import { createRelay, type Relay, relaySession } from '@sac/platform/outbox/create-relay'
import { exitAtSignal } from '@sac/platform/process/exit-at-signal'
import { runUntilSignal } from '@sac/platform/process/run-until-signal'
import type { Service } from '@sac/platform/process/service'
import { atMostEvery } from '@sac/platform/timing/at-most-every'
import { relayRole } from './database-roles.ts'
import type { Host, Opening } from './open-host.ts'
import { databaseDown, openInfrastructure } from './open-infrastructure.ts'
import { openServices, type RunningPart } from './open-services.ts'
import { readSettings, type Settings } from './settings.ts'

type Process = {
  services: readonly Service<Host>[]
  /** Told to the operator once everything runs. */
  greet?: (settings: Settings) => void
}

const notStarted: Health = { ok: false, reason: 'not started yet' }

async function readTls({ TLS_CERT, TLS_KEY }: Settings) {
  if (TLS_CERT === undefined || TLS_KEY === undefined) return {}
  try {
    return { tls: { cert: await readFile(TLS_CERT, 'utf8'), key: await readFile(TLS_KEY, 'utf8') } }
  } catch {
    throw new ConfigError('The settings cannot be used:\n  TLS_CERT, TLS_KEY: a file cannot be read')
  }
}

type Opened = Awaited<ReturnType<typeof openServices>>
type Parts = Opening & { name: string; opened: Opened; pool: Pool; relay: Relay; parts: readonly RunningPart[] }

function metricsOf({ name, relay, opened }: Parts) {
  const metrics = createMetrics({ service: name })
  // Both of one look.
  const measure = atMostEvery(1_000, relay.measure)
  metrics.gauge('outbox_depth', 'Facts waiting for the event log', async () => (await measure()).depth)
  const oldest = async () => (await measure()).oldestMs / 1_000
  metrics.gauge('outbox_oldest_seconds', 'Age of the oldest fact waiting', oldest)
  metrics.backlogs(opened.backlogs)
  return metrics
}

function probesOf({ settings, infrastructure, opened, pool, relay, parts }: Parts, metrics: Metrics): Probes {
  return {
    ready: {
      database: () => databaseHealth(pool),
      'event log': infrastructure.bus.health,
      outbox: relay.health,
      consumers: () => (parts.length === 0 ? notStarted : worst(parts)),
    },
    backlogs: opened.backlogs,
    ...(settings.loopback ? { metrics } : {}),
  }
}

async function serve(all: Parts): Promise<Listening> {
  const { settings, opened, log } = all
  const metrics = metricsOf(all)
  const app = createApp({
    routes: opened.routes,
    authenticate: opened.authenticate,
    log,
    newId: uuidv7,
    https: settings.https,
    trustedProxies: settings.TRUSTED_PROXIES,
    anonymousLimit: settings.RATE_LIMIT_ANONYMOUS,
    observe: metrics.observeRequest,
    checkAnswers: settings.CHECK_ANSWERS === 'on',
    probes: probesOf(all, metrics),
    after: opened.pages,
  })
  const host = settings.loopback ? { host: '127.0.0.1' } : {}
  return listen(app, { port: settings.PORT, ...host, ...(await readTls(settings)) })
}

async function run(name: string, chosen: Process): Promise<void> {
  const started = exitAtSignal()
  const settings = readSettings(process.env)
  const logOf = createLoggers({ level: settings.LOG_LEVEL })
  const log = logOf(name)
  const infrastructure = await openInfrastructure(settings, log)
  try {
    await runOn({ settings, infrastructure, log, logOf }, { ...chosen, name, started })
  } catch (error) {
    // A start that fails leaves no database server behind. What still runs would now tell of lost connections, not of the cause.
    log.level = 'silent'
    await infrastructure.close(5_000).catch(() => undefined)
    throw error
  }
}

/** `started`: from here on the signals are heard by whoever closes in order. */
type Start = Process & { name: string; started: () => void }

async function runOn(opening: Opening, { name, services, greet, started }: Start): Promise<void> {
  const { settings, infrastructure, log } = opening
  const opened = await openServices(services, opening)
  const pool = infrastructure.openPool('public', relayRole, relaySession)
  const relay = createRelay({ pool, bus: infrastructure.bus, schemas: opened.outboxes, log })
  const parts: RunningPart[] = []
  const server = await serve({ ...opening, name, opened, pool, relay, parts })
  const close = async (deadlineMs: number) => {
    await server.close(deadlineMs / 3)
    await Promise.all(parts.map((part) => part.close(deadlineMs / 3)))
    await relay.close()
    await infrastructure.close(deadlineMs / 3)
  }
  started()
  runUntilSignal({ log, close })
  // From here on uploads are taken, with or without the event log.
  await infrastructure.untilTopicsExist()
  parts.push(...(await opened.start()))
  log.info({ port: server.port, ...infrastructure.description }, 'listening')
  greet?.(settings)
  // With NODE_COMPILE_CACHE the next start reads what this one compiled, however this one ends.
  flushCompileCache()
}

function worst(parts: readonly RunningPart[]): Health {
  for (const { name, health } of parts) {
    const state = health()
    if (!state.ok) return { ok: false, reason: `${name}: ${state.reason}` }
  }
  return { ok: true }
}

function reasonOf(error: unknown): string {
  if (isDatabaseDown(error)) return databaseDown
  return error instanceof Error ? error.message : String(error)
}

/** Runs until a signal. What keeps it from starting is said in one clear sentence, and the process ends with 1. */
export async function runProcess(name: string, chosen: Process): Promise<void> {
  try {
    await run(name, chosen)
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`)
    process.exit(1)
  }
}
