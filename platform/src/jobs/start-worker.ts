import { setTimeout as sleep } from 'node:timers/promises'
import type { Job, PgBoss } from 'pg-boss'
import { type Flow, inFlow } from '#flow/current-flow'
import type { Logger } from '#logging/create-logger'
import { createLoop } from '#timing/create-loop'
import { heartbeatSeconds, type QueueSpec } from './queue-options.ts'

/** As a job is kept: with the flow it was written in, where there was one. */
export type Carried<Data extends object> = Data & { flow?: Flow | undefined }

type RunningJob<Data extends object> = {
  id: string
  data: Data
  /** 1 for the first run. */
  attempt: number
  /** Aborts when the job has timed out or the worker closes past its deadline. */
  signal: AbortSignal
}

type Handling<Data extends object> =
  | { handle: (job: RunningJob<Data>) => Promise<void> }
  /** Takes the jobs of one moment together; tells what became of each, in their order. */
  | { handleTogether: (jobs: readonly RunningJob<Data>[]) => Promise<readonly PromiseSettledResult<unknown>[]> }

export type WorkOptions<Data extends object> = Handling<Data> & {
  /** Jobs at the same time; 1 unless told. */
  concurrency?: number
}

export type Worker = { wake: () => void; isIdle: () => boolean; close: (deadlineMs: number) => Promise<void> }

type WorkerOptions<Data extends object> = WorkOptions<Data> & {
  boss: PgBoss
  queue: string
  spec: QueueSpec
  log: Logger
  /** Called when a fetch has taken as many as it may: more wait, perhaps. */
  more: () => void
}

// Whoever looks for jobs wakes us; should that be forgotten, nothing waits for ever.
const untilWoken = 60_000
const againMs = 1_000

/** Fetches and runs jobs until a fetch finds fewer than it may take, then waits for `wake`. */
export function startWorker<Data extends object>(options: WorkerOptions<Data>): Worker {
  const { queue, log, concurrency = 1 } = options
  const stopping = new AbortController()
  let isIdle = false
  const turn = async (signal: AbortSignal): Promise<number> => {
    isIdle = false
    try {
      while (!signal.aborted && (await runNext(options, stopping.signal)) === concurrency);
      return untilWoken
    } catch (error) {
      log.warn({ queue, reason: messageOf(error) }, 'job store not reachable')
      return againMs
    } finally {
      isIdle = true
    }
  }
  const loop = createLoop(turn)
  return {
    isIdle: () => isIdle,
    wake: () => {
      isIdle = false
      loop.wake()
    },
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

/** Returns how many there were. */
async function runNext<Data extends object>(options: WorkerOptions<Data>, closing: AbortSignal): Promise<number> {
  const { boss, queue, concurrency = 1, more } = options
  const jobs = await boss.fetch<Carried<Data>>(queue, { batchSize: concurrency })
  if (jobs.length === concurrency) more()
  const groups = 'handleTogether' in options ? [jobs] : jobs.map((job) => [job])
  await Promise.all(groups.filter(({ length }) => length > 0).map((group) => runJobs(options, group, closing)))
  return jobs.length
}

async function runJobs<Data extends object>(
  options: WorkerOptions<Data>,
  jobs: readonly Job<Carried<Data>>[],
  closing: AbortSignal,
): Promise<void> {
  const { boss, queue, spec, log } = options
  const attempts = jobs.map(attemptOf)
  const beat = setInterval(
    () => {
      boss
        .touch(queue, attempts)
        .catch((error: unknown) => log.warn({ queue, reason: messageOf(error) }, 'job heartbeat'))
    },
    (heartbeatSeconds * 1_000) / 3,
  )
  const timeout = AbortSignal.timeout((spec.timeoutSeconds ?? 300) * 1_000)
  const signal = AbortSignal.any([closing, timeout])
  // From here on the handler is on its own: silence lets a successor have the job.
  signal.addEventListener('abort', () => clearInterval(beat))
  try {
    await settle(options, jobs, await outcomesOf(options, jobs, signal))
  } finally {
    clearInterval(beat)
  }
}

const attemptOf = ({ id, retryCount }: Job) => ({ id, retryCount })

async function outcomesOf<Data extends object>(
  options: WorkerOptions<Data>,
  jobs: readonly Job<Carried<Data>>[],
  signal: AbortSignal,
): Promise<readonly PromiseSettledResult<unknown>[]> {
  const running = jobs.map(({ id, data, retryCount }) => ({ id, data, attempt: retryCount + 1, signal }))
  if (!('handleTogether' in options)) {
    const handle = async (job: RunningJob<Data>) => options.handle(job)
    return Promise.allSettled(running.map((job, at) => inFlowOf(jobs[at], () => handle(job))))
  }
  return options
    .handleTogether(running)
    .catch((reason: unknown) => jobs.map(() => ({ status: 'rejected' as const, reason })))
}

const inFlowOf = <Result>(job: Job<Carried<object>> | undefined, work: () => Result): Result =>
  job?.data.flow ? inFlow(job.data.flow, work) : work()

async function settle<Data extends object>(
  { boss, queue, log }: WorkerOptions<Data>,
  jobs: readonly Job<Carried<Data>>[],
  outcomes: readonly PromiseSettledResult<unknown>[],
): Promise<void> {
  const completed = jobs.filter((_, index) => outcomes[index]?.status === 'fulfilled')
  if (completed.length > 0) await boss.complete(queue, completed.map(attemptOf))
  for (const [index, job] of jobs.entries()) {
    const outcome = outcomes[index]
    if (outcome?.status !== 'rejected') continue
    const failed = { queue, jobId: job.id, attempt: job.retryCount + 1, err: outcome.reason }
    inFlowOf(job, () => log.warn(failed, 'job failed'))
    await boss.fail(queue, attemptOf(job), { reason: messageOf(outcome.reason) })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
