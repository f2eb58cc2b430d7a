// One tab sends at a time. A tab that freezes keeps its lock: who waits takes it when no heartbeat came for half a minute.
// Correctness never depends on this; two senders only cost bytes.
import type { Locks } from '#platform/locks.ts'

type Heartbeats = { beat: () => void; listen: (heard: () => void) => () => void }

export type LeaderPorts = {
  locks: Locks
  heartbeats: Heartbeats
  sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Does the leader's work until the signal is aborted. */
  lead: (stopped: AbortSignal) => Promise<void>
  onChange: (leads: boolean) => void
}

const beatMs = 5_000
export const silenceMs = 30_000
const restMs = 1_000
const lockName = 'sac-sync'

/** Leads whenever it can, until stopped. */
export async function runAsLeader(ports: LeaderPorts, stopped: AbortSignal): Promise<void> {
  let steal = false
  while (!stopped.aborted) {
    steal = (await takeTurn(ports, stopped, { steal })) === 'leader-is-silent'
    await ports.sleep(restMs, stopped)
  }
}

/** One wait for the lock and, when it is got, one term as leader: until stopped, or until somebody steals the lock. */
async function takeTurn(
  ports: LeaderPorts,
  stopped: AbortSignal,
  { steal }: { steal: boolean },
): Promise<'led' | 'leader-is-silent'> {
  const waiting = new AbortController()
  const term = new AbortController()
  const stop = () => {
    waiting.abort()
    term.abort()
  }
  stopped.addEventListener('abort', stop)
  const watch = steal ? Promise.resolve() : watchLeader(ports, waiting)
  let work = Promise.resolve()
  let led = false
  try {
    await ports.locks.hold(lockName, steal ? { steal } : { signal: waiting.signal }, () => {
      waiting.abort()
      led = true
      work = lead(ports, term.signal)
      return work
    })
  } catch {
    // Refused while waiting: the watch gave up on the leader. Refused while leading: somebody gave up on this tab.
  }
  stop()
  await Promise.allSettled([work, watch])
  stopped.removeEventListener('abort', stop)
  return led || stopped.aborted ? 'led' : 'leader-is-silent'
}

/** Aborts the wait for the lock when its holder has been silent for too long. */
async function watchLeader({ heartbeats, sleep }: LeaderPorts, waiting: AbortController): Promise<void> {
  // Counted, not read from a clock: a clock may be set, and who was frozen itself has not heard anybody.
  let silentMs = 0
  const stop = heartbeats.listen(() => {
    silentMs = 0
  })
  while (!waiting.signal.aborted) {
    await sleep(beatMs, waiting.signal)
    silentMs += beatMs
    if (silentMs > silenceMs) waiting.abort()
  }
  stop()
}

async function lead({ heartbeats, sleep, onChange, lead: work }: LeaderPorts, over: AbortSignal): Promise<void> {
  onChange(true)
  const ended = new AbortController()
  const beats = async () => {
    while (!over.aborted && !ended.signal.aborted) {
      heartbeats.beat()
      await sleep(beatMs, AbortSignal.any([over, ended.signal]))
    }
  }
  const beating = beats()
  try {
    await work(over)
  } finally {
    ended.abort()
    await beating
    onChange(false)
  }
}
