import { expect, test } from 'vitest'
import type { Locks } from '#platform/locks.ts'
import { createVirtualTime } from '../../tests/support/virtual-time.ts'
import { type LeaderPorts, runAsLeader, silenceMs } from './run-as-leader.ts'

type Holder = { fail: (error: Error) => void }

/** Web Locks as the standard describes them, for one name. */
function createLocks(): Locks {
  let holder: Holder | null = null
  const queue: (() => void)[] = []
  const grant = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const mine: Holder = { fail: reject }
      holder = mine
      const release = () => {
        if (holder !== mine) return
        holder = null
        queue.shift()?.()
      }
      void work().then(resolve, reject).finally(release)
    })
  return {
    hold: (_name, { steal, signal }, work) => {
      if (steal) {
        holder?.fail(new DOMException('stolen', 'AbortError'))
        return grant(work)
      }
      if (!holder) return grant(work)
      return new Promise((resolve, reject) => {
        const turn = () => resolve(grant(work))
        queue.push(turn)
        signal?.addEventListener('abort', () => {
          if (!queue.includes(turn)) return
          queue.splice(queue.indexOf(turn), 1)
          reject(new DOMException('aborted', 'AbortError'))
        })
      })
    },
  }
}

function createTabs() {
  const clock = { now: 0 }
  const time = createVirtualTime(clock)
  const locks = createLocks()
  const listeners = new Set<() => void>()
  const leading = new Set<string>()
  const running: Promise<void>[] = []
  const frozen = new Set<string>()
  const open = (name: string) => {
    const stop = new AbortController()
    const ports: LeaderPorts = {
      locks,
      // A frozen tab does not run at all.
      sleep: (ms, signal) => (frozen.has(name) ? new Promise(() => undefined) : time.sleep(ms, signal)),
      heartbeats: {
        beat: () => {
          if (!frozen.has(name)) for (const heard of listeners) heard()
        },
        listen: (heard) => {
          listeners.add(heard)
          return () => listeners.delete(heard)
        },
      },
      lead: (over) =>
        new Promise((resolve) => {
          leading.add(name)
          over.addEventListener('abort', () => {
            leading.delete(name)
            resolve()
          })
        }),
      onChange: () => undefined,
    }
    running.push(runAsLeader(ports, stop.signal))
    return () => stop.abort()
  }
  return { clock, time, leading, open, frozen, end: () => Promise.all(running) }
}

test('of many tabs exactly one leads, and when it closes another one does', async () => {
  const { time, leading, open, end } = createTabs()
  const close = ['a', 'b', 'c', 'd'].map((name) => open(name))
  await time.settle()
  expect([...leading]).toEqual(['a'])
  close[0]!()
  await time.pass(2_000)
  expect(leading.size).toBe(1)
  for (const stop of close) stop()
  await end()
})

test('a living leader is never robbed', async () => {
  const { time, leading, open, end } = createTabs()
  const close = ['a', 'b'].map((name) => open(name))
  await time.settle()
  await time.pass(10 * 60_000)
  expect([...leading]).toEqual(['a'])
  for (const stop of close) stop()
  await end()
})

test('a frozen leader is replaced within 35 seconds and stops leading', async () => {
  const { clock, time, leading, open, frozen } = createTabs()
  open('a')
  open('b')
  await time.settle()
  await time.pass(12_000)
  frozen.add('a')
  const since = clock.now
  await time.until(() => leading.has('b'))
  expect(clock.now - since).toBeLessThanOrEqual(35_000)
  expect(clock.now - since).toBeGreaterThan(silenceMs - 6_000)
  expect([...leading]).toEqual(['b'])
})
