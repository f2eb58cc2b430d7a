import type { TestClock } from './open-local-store.ts'

type Sleeper = { due: number; wake: () => void }

/** Time that passes only when nothing else happens. */
export function createVirtualTime(clock: TestClock) {
  const sleepers = new Set<Sleeper>()
  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const sleeper: Sleeper = {
        due: clock.now + ms,
        wake: () => {
          sleepers.delete(sleeper)
          resolve()
        },
      }
      sleepers.add(sleeper)
      signal.addEventListener('abort', sleeper.wake, { once: true })
    })
  /** Lets what can happen now happen: storage and answers need a few turns of the event loop. */
  const settle = async (turns = 120): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const step = (): void => {
    const [next] = [...sleepers].toSorted((a, b) => a.due - b.due)
    if (!next) return
    clock.now = Math.max(clock.now, next.due)
    next.wake()
  }
  return {
    sleep,
    settle,
    /** Somebody sets the device's clock; what sleeps is not disturbed. */
    setClock: (now: number): void => {
      for (const sleeper of sleepers) sleeper.due += now - clock.now
      clock.now = now
    },
    /** Moves time until `done`; fails when it is not done within `steps` waits. */
    until: async (done: () => boolean | Promise<boolean>, steps = 500): Promise<void> => {
      for (let taken = 0; taken < steps; taken += 1) {
        await settle()
        if (await done()) return
        step()
      }
      throw new Error(`Not done after ${steps} waits.`)
    },
    /** Moves time by about so much. */
    pass: async (ms: number): Promise<void> => {
      const end = clock.now + ms
      while (clock.now < end) {
        await settle()
        const due = Math.min(Number.POSITIVE_INFINITY, ...[...sleepers].map((sleeper) => sleeper.due))
        if (due > end) clock.now = end
        else step()
      }
      await settle()
    },
  }
}
