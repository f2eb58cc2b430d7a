import { PgBoss } from 'pg-boss'
import { afterCommit } from '#db/after-commit'
import type { Pool } from '#db/create-pool'
import type { Tx } from '#db/with-transaction'
import { currentFlow } from '#flow/current-flow'
import type { Logger } from '#logging/create-logger'
import { createLoop, type Loop } from '#timing/create-loop'
import { listStandings } from './job-rows.ts'
import { type QueueSpec, queueOptions } from './queue-options.ts'
import { type Carried, startWorker, type Worker, type WorkOptions } from './start-worker.ts'

export type Jobs<Name extends string> = {
  /**
   * Writes a job in the caller's transaction: gone after a rollback, there after the commit. `key` allows one waiting job
   * per key; `startAfter` is the moment before which it does not run. It runs in the flow it was written in. Returns false when a
   * job of that key already waits.
   */
  enqueue: (tx: Tx, queue: Name, job: { data: object; key?: string; startAfter?: Date }) => Promise<boolean>
  /** Runs jobs of a queue here until close. The handler's rejection is a failed attempt, repeated with backoff. */
  work: <Data extends object>(queue: Name, options: WorkOptions<Data>) => void
  /** Enqueues an empty job by the clock (cron in UTC), once per moment however many processes run. */
  schedule: (queue: Name, cron: string) => Promise<void>
  /** Lets running handlers finish, at most `deadlineMs`; what does not finish is taken over by another worker. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

/** For the sessions of its pool: what a power cut makes the store forget of a job is that it ran, and a job may run twice. */
export const jobsSession = { synchronous_commit: 'off' }

type JobsOptions<Name extends string> = {
  pool: Pool
  queues: Readonly<Record<Name, QueueSpec>>
  log: Logger
  schema?: string
  /** How often to look for jobs nobody woke us for, in milliseconds; 1 s unless told. */
  pollMs?: number
}

/**
 * Jobs, retries, timers and cron, kept in PostgreSQL by pg-boss. It is store and clock only: a job may run twice and a slow
 * worker may finish after its successor. So whoever acts on the outside keeps an intent row with a token: taking the job
 * is `UPDATE … SET token = token + 1, leased_until = … RETURNING token`, storing the result is `UPDATE … WHERE token = $mine`,
 * and no row updated means a successor has taken over: drop the result.
 */
export async function createJobs<Name extends string>({
  pool,
  queues,
  log,
  schema = 'jobs',
  pollMs = 1_000,
}: JobsOptions<Name>): Promise<Jobs<Name>> {
  const boss = await startBoss(pool, schema, log)
  for (const [name, spec] of Object.entries<QueueSpec>(queues)) await ensureQueue(boss, name, spec)
  const workers = new Map<string, Worker[]>()
  const wake = (name: string) => wakeOne(workers.get(name) ?? [])
  const looking = startLooking({ boss, pool, schema, log, pollMs, wake, worked: () => [...workers.keys()] })
  let closing: Promise<void> | undefined

  const close = async (deadlineMs: number) => {
    await looking.stop()
    await Promise.all([...workers.values()].flat().map((worker) => worker.close(deadlineMs)))
    await boss.stop({ graceful: false, close: false })
  }

  return {
    enqueue: async (tx, queue, { data, key, startAfter }) => {
      const id = await boss.send(queue, { ...data, flow: currentFlow() } satisfies Carried<object>, {
        ...(key === undefined ? {} : { singletonKey: key }),
        ...(startAfter === undefined ? {} : { startAfter }),
        db: { executeSql: (sql, values) => tx.query(sql, values) },
      })
      afterCommit(tx, () => wake(queue))
      return id !== null
    },
    work: (queue, options) => {
      const worker = startWorker({ boss, queue, spec: queues[queue], log, more: () => wake(queue), ...options })
      workers.set(queue, [...(workers.get(queue) ?? []), worker])
    },
    schedule: (queue, cron) => boss.schedule(queue, cron, {}, { tz: 'UTC' }),
    close: (deadlineMs) => (closing ??= close(deadlineMs)),
  }
}

/** Somebody who has nothing to do; where there is nobody, whoever is ready first. */
function wakeOne(workers: readonly Worker[]): void {
  const idle = workers.find((one) => one.isIdle())
  for (const worker of idle ? [idle] : workers) worker.wake()
}

type Looking = {
  boss: PgBoss
  pool: Pool
  schema: string
  log: Logger
  pollMs: number
  wake: (queue: string) => void
  /** Queues that have workers here. */
  worked: () => readonly string[]
}

/**
 * Looks for all queues at once whether anything is due, or a worker has fallen silent over a job, which then goes to another.
 * Measured: a killed worker's job waits 10 to 12 s for its successor.
 */
function startLooking({ boss, pool, schema, log, pollMs, wake, worked }: Looking): Loop {
  return createLoop(async () => {
    try {
      const standings = await listStandings(pool, { schema, queues: worked() })
      if (standings.some(({ silent }) => silent)) await boss.supervise()
      for (const { name, due, silent } of standings) if (due || silent) wake(name)
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'job store not reachable')
    }
    return pollMs
  })
}

async function startBoss(pool: Pool, schema: string, log: Logger): Promise<PgBoss> {
  // Its own statement asks for the right to make schemas, where there is one already, too.
  const { rows } = await pool.query<{ known: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS known', [schema])
  const boss = new PgBoss({
    schema,
    createSchema: !rows[0]?.known,
    db: { executeSql: (sql, values) => pool.query(sql, values) },
    // A queue is looked after when `startLooking` asks for it, however lately it was.
    monitorIntervalSeconds: 1,
    // Nobody reads its list of processes, for which each is measured fifty times a second.
    registerInstance: false,
  })
  boss.on('error', (error) => log.warn({ reason: error.message }, 'job store'))
  await boss.start()
  return boss
}

async function ensureQueue(boss: PgBoss, name: string, spec: QueueSpec): Promise<void> {
  const { policy, ...changeable } = queueOptions(spec)
  await boss.createQueue(name, { policy, ...changeable })
  await boss.updateQueue(name, changeable)
}
