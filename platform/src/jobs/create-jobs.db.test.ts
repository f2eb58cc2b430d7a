import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { neverMs } from '@sac/tests/support/patience'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { withTransaction } from '#db/with-transaction'
import { currentFlow, inFlow } from '#flow/current-flow'
import { createSilentLogger } from '#logging/create-logger'
import { createJobs, type Jobs } from './create-jobs.ts'

const log = createSilentLogger()
const queues = { render: { retrySeconds: 1, retries: 3 }, remind: { oncePerKey: true }, tick: {} }
type Name = keyof typeof queues

let database: TestDatabase
let jobs: Jobs<Name>
const opened: Jobs<Name>[] = []
const open = async (pollMs = 100) => {
  jobs = await createJobs({ pool: database.pool, queues, log, pollMs })
  opened.push(jobs)
  return jobs
}
beforeAll(async () => {
  database = await createDatabase()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close(1_000)))
  await database.pool.query('DELETE FROM jobs.job')
})
afterAll(() => database.drop())

const enqueue = (n: number) => withTransaction(database.pool, (tx) => jobs.enqueue(tx, 'render', { data: { n } }))

test('a job written in a transaction runs right after its commit and only once', async () => {
  await open(neverMs)
  const seen: unknown[] = []
  jobs.work<{ n: number }>('render', {
    handle: async ({ data, attempt }) => void seen.push([data.n, attempt]),
  })
  await sleep(100)
  await enqueue(1)
  await vi.waitFor(() => expect(seen).toEqual([[1, 1]]))
  await sleep(200)
  expect(seen).toHaveLength(1)
})

test('a job runs in the flow it was written in', async () => {
  await open(neverMs)
  const seen: unknown[] = []
  jobs.work('render', { handle: async () => void seen.push(currentFlow()) })
  const flow = { correlationId: 'flow', causationId: 'event' }
  await inFlow(flow, () => enqueue(1))
  await vi.waitFor(() => expect(seen).toEqual([flow]))
})

test('a job of a rolled-back transaction never runs', async () => {
  await open()
  const ran = vi.fn<() => void>()
  jobs.work('render', { handle: async () => ran() })
  const work = withTransaction(database.pool, async (tx) => {
    await jobs.enqueue(tx, 'render', { data: {} })
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  await sleep(300)
  expect(ran).not.toHaveBeenCalled()
})

test('a backlog is drained without waiting for the poll interval', async () => {
  await open(neverMs)
  await withTransaction(database.pool, async (tx) => {
    for (let n = 0; n < 100; n += 1) await jobs.enqueue(tx, 'render', { data: { n } })
  })
  const seen = new Set<number>()
  jobs.work<{ n: number }>('render', {
    handle: async ({ data }) => void seen.add(data.n),
    concurrency: 5,
  })
  await vi.waitFor(() => expect(seen.size).toBe(100))
})

test('jobs another process wrote are taken by as many workers as there are', async () => {
  const here = await open()
  const [running, end] = [new Set<number>(), Promise.withResolvers<void>()]
  for (const _ of [1, 2])
    here.work<{ n: number }>('render', {
      handle: ({ data }) => {
        running.add(data.n)
        return end.promise
      },
    })
  // It has no workers that its commits could wake.
  await open(neverMs)
  await withTransaction(database.pool, async (tx) => {
    for (const n of [1, 2]) await jobs.enqueue(tx, 'render', { data: { n } })
  })
  await vi.waitFor(() => expect(running.size).toBe(2))
  end.resolve()
})

test('a failing job is repeated until it succeeds', async () => {
  await open()
  const attempts: number[] = []
  jobs.work('render', {
    handle: async ({ attempt }) => {
      attempts.push(attempt)
      if (attempt < 2) throw new Error('not yet')
    },
  })
  await enqueue(1)
  await vi.waitFor(() => expect(attempts).toEqual([1, 2]))
})

test('jobs taken together are completed or repeated each for itself', async () => {
  await open()
  await withTransaction(database.pool, async (tx) => {
    for (let n = 0; n < 3; n += 1) await jobs.enqueue(tx, 'render', { data: { n } })
  })
  const turns: [number, number][][] = []
  jobs.work<{ n: number }>('render', {
    handleTogether: (together) => {
      turns.push(together.map(({ data, attempt }) => [data.n, attempt]))
      const work = async ({ data, attempt }: (typeof together)[number]) => {
        if (data.n === 1 && attempt === 1) throw new Error('not yet')
      }
      return Promise.allSettled(together.map(work))
    },
    concurrency: 5,
  })
  await vi.waitFor(() => expect(turns).toHaveLength(2))
  expect(turns.map((turn) => turn.toSorted(([a], [b]) => a - b))).toEqual([
    [
      [0, 1],
      [1, 1],
      [2, 1],
    ],
    [[1, 2]],
  ])
})

test('jobs whose handler gives up altogether are all repeated', async () => {
  await open()
  await withTransaction(database.pool, async (tx) => {
    for (let n = 0; n < 2; n += 1) await jobs.enqueue(tx, 'render', { data: { n } })
  })
  const attempts: number[] = []
  jobs.work('render', {
    handleTogether: async (together) => {
      attempts.push(...together.map(({ attempt }) => attempt))
      if (attempts.includes(2)) return Promise.allSettled(together.map(() => Promise.resolve()))
      throw new Error('not yet')
    },
    concurrency: 5,
  })
  await vi.waitFor(() => expect(attempts.toSorted((a, b) => a - b)).toEqual([1, 1, 2, 2]))
})

test('at most one job waits per key', async () => {
  await open()
  const answers = await withTransaction(database.pool, async (tx) => [
    await jobs.enqueue(tx, 'remind', { data: {}, key: 'a' }),
    await jobs.enqueue(tx, 'remind', { data: {}, key: 'a' }),
    await jobs.enqueue(tx, 'remind', { data: {}, key: 'b' }),
  ])
  expect(answers).toEqual([true, false, true])
})

test('a job whose moment has not come waits', async () => {
  await open()
  const ran = vi.fn<() => void>()
  jobs.work('render', { handle: async () => ran() })
  const startAfter = new Date(Date.now() + neverMs)
  await withTransaction(database.pool, (tx) => jobs.enqueue(tx, 'render', { data: {}, startAfter }))
  await sleep(500)
  expect(ran).not.toHaveBeenCalled()
  await database.pool.query('UPDATE jobs.job SET start_after = now()')
  await vi.waitFor(() => expect(ran).toHaveBeenCalledOnce())
})

const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

/** A process that takes a job and is killed while working on it. */
async function killedWorker(): Promise<void> {
  const script = `
    const { createJobs } = await import(${here('create-jobs.ts')})
    const { createPool } = await import(${here('../db/create-pool.ts')})
    const { createSilentLogger } = await import(${here('../logging/create-logger.ts')})
    const log = createSilentLogger()
    const jobs = await createJobs({ pool: createPool({ url: process.env.URL, log }), queues: ${JSON.stringify(queues)}, log })
    jobs.work('render', { handle: () => new Promise(() => console.log('working')) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, URL: database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('the job of a killed worker is taken over by another within seconds', async () => {
  await open()
  await enqueue(7)
  await killedWorker()
  const seen: unknown[] = []
  jobs.work<{ n: number }>('render', { handle: async (job) => void seen.push([job.data.n, job.attempt]) })
  await vi.waitFor(() => expect(seen).toEqual([[7, 2]]))
})

test('close past its deadline tells the handler and returns', async () => {
  await open()
  const aborted = vi.fn<() => void>()
  const begun = vi.fn<() => void>()
  jobs.work('render', {
    handle: (job) => {
      begun()
      return new Promise(() => job.signal.addEventListener('abort', aborted))
    },
  })
  await enqueue(8)
  await vi.waitFor(() => expect(begun).toHaveBeenCalled())
  await jobs.close(100)
  expect(aborted).toHaveBeenCalledOnce()
})

test('starting again on a known database changes nothing, and schedules are accepted', async () => {
  await open()
  const again = await open()
  await again.schedule('tick', '* * * * *')
})
