import { setTimeout as sleep } from 'node:timers/promises'
import type { Job, PgBoss } from 'pg-boss'
import type { Logger } from '#logging/create-logger'
import { createLoop } from '#timing/create-loop'
import { heartbeatSeconds, type QueueSpec } from './queue-options.ts'

export type RunningJob<Data extends object> = {
  id: string
  data: Data
  /** 1 for the first run. */
  attempt: number
  /** Aborts when the job has timed out or the worker closes past its deadline. */
  signal: AbortSignal
}

export type WorkOptions<Data extends object> = {
  handle: (job: RunningJob<Data>) => Promise<void>
  /** Jobs at the same time; 1 unless told. */
  concurrency?: number
  /** How often to look for jobs nobody woke us for; 1 s unless told. */
  pollMs?: number
}

export type Worker = { wake: () => void; close: (deadlineMs: number) => Promise<void> }

type WorkerOptions<Data extends object> = WorkOptions<Data> & {
  boss: PgBoss
  queue: string
  spec: QueueSpec
  log: Logger
}

/** Fetches and runs jobs until the queue is empty, then waits for `wake` or the next poll. */
export function startWorker<Data extends object>(options: WorkerOptions<Data>): Worker {
  const { boss, queue, log, concurrency = 1, pollMs = 1_000 } = options
  const stopping = new AbortController()
  const turn = async (signal: AbortSignal): Promise<number> => {
    try {
      while (!signal.aborted) {
        const jobs = await boss.fetch<Data>(queue, { batchSize: concurrency })
        if (jobs.length === 0) return pollMs
        await Promise.all(jobs.map((job) => runJob(options, job, stopping.signal)))
      }
    } catch (error) {
      log.warn({ queue, reason: messageOf(error) }, 'job store not reachable')
    }
    return pollMs
  }
  const loop = createLoop(turn)
  return {
    wake: loop.wake,
    close: async (deadlineMs) => {
      const deadline = new AbortController()
      await Promise.race([
        loop.stop(),
        sleep(deadlineMs, undefined, { signal: deadline.signal }).catch(() => undefined),
      ])
      deadline.abort()
      stopping.abort()
    },
  }
}

async function runJob<Data extends object>(
  { boss, queue, spec, log, handle }: WorkerOptions<Data>,
  job: Job<Data>,
  closing: AbortSignal,
): Promise<void> {
  const attempt = { id: job.id, retryCount: job.retryCount }
  const beat = setInterval(
    () => {
      boss
        .touch(queue, attempt)
        .catch((error: unknown) => log.warn({ queue, reason: messageOf(error) }, 'job heartbeat'))
    },
    (heartbeatSeconds * 1_000) / 3,
  )
  const timeout = AbortSignal.timeout((spec.timeoutSeconds ?? 300) * 1_000)
  const signal = AbortSignal.any([closing, timeout])
  // From here on the handler is on its own: silence lets a successor have the job.
  signal.addEventListener('abort', () => clearInterval(beat))
  try {
    await handle({ id: job.id, data: job.data, attempt: job.retryCount + 1, signal })
    await boss.complete(queue, attempt)
  } catch (error) {
    log.warn({ queue, jobId: job.id, attempt: job.retryCount + 1, err: error }, 'job failed')
    await boss.fail(queue, attempt, { reason: messageOf(error) })
  } finally {
    clearInterval(beat)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
