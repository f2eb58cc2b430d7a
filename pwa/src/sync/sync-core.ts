// The engine's memory: what it believes of the line, what is under way, and how its loops wake each other. Everything here
// may be lost at any moment; the outbox and the office's answers rebuild it.
import type { WaitingBlob } from '#db/outbox-blobs.ts'
import type { Enrolment } from '#db/outbox-meta.ts'
import { type BatchPlan, wholePlan } from './batch-plan.ts'
import { type Link, type LinkEvent, nextLink } from './link-state.ts'
import type { SyncPorts } from './sync-ports.ts'

export type EngineState = {
  link: Link
  sending: 'nothing' | 'events' | 'photos'
  /** This version may start no new inspections. */
  outdated: boolean
  /** Nobody is signed in, so no news come down; sending goes on. */
  personSignedOut: boolean
  /** Words of the office for what it last refused; null when all is well. */
  trouble: string | null
  /** Bytes per second of the photos lately; null before the first. */
  rate: number | null
  heardAt: number | null
}

/** A slice of a photo on its way. */
export type Flight = {
  sha256: string
  startedAt: number
  bytes: number
  abort: () => void
  seen: { offset: number; at: number } | null
}

/** What the engine is made of; the rest is memory. */
type Mechanics = {
  ports: SyncPorts
  enrolment: () => Promise<Enrolment | undefined>
  state: () => EngineState
  change: (change: Partial<EngineState>) => void
  dispatch: (event: LinkEvent) => void
  subscribe: (listener: () => void) => () => void
  /** Wakes every loop that waits. */
  notify: () => void
  /** How often `notify` was called. */
  rings: () => number
  /** Until notified, stopped, or `ms` have passed; at once when there was a ring since `seen`. */
  pause: (ms: number, seen: number) => Promise<void>
  stopped: AbortSignal
}

export type SyncCore = Mechanics & {
  plan: BatchPlan
  /** The highest seq of the lines being sent; 0: none. */
  underWayTo: number
  flights: Map<string, Flight>
  /** Photos that wait, as read and with what happened since; null: to be read again. */
  queue: Promise<readonly WaitingBlob[]> | null
  /** What is announced just now is this engine's own doing. */
  announcing: boolean
  /** Photos of which the office may have more than this device knows. */
  uncertain: Set<string>
  /** Photos the office knows no event of: announce them in the next header. */
  unannounced: Set<string>
  announced: Set<string>
  /** Ask the office once more about the lines it keeps apart. */
  askAgain: boolean
  /** Photos the office would not take just now: not before `until`. */
  resting: Map<string, { until: number; times: number }>
  probedAt: number | null
  /** Since when questions stay without an answer; null: the last one was answered. */
  silentSince: number | null
  throttledUntil: number
  pullAt: number
  /** News on their way down; null: none are. */
  pulling: Promise<void> | null
}

const initial: EngineState = {
  link: { status: 'unknown' },
  sending: 'nothing',
  outdated: false,
  personSignedOut: false,
  trouble: null,
  rate: null,
  heardAt: null,
}

function createBell({ sleep }: Pick<SyncPorts, 'sleep'>, stopped: AbortSignal) {
  const waiting = new Set<AbortController>()
  let count = 0
  const notify = () => {
    count += 1
    for (const sleeper of waiting) sleeper.abort()
  }
  stopped.addEventListener('abort', notify)
  const pause = async (ms: number, seen: number): Promise<void> => {
    if (stopped.aborted || count !== seen) return
    const sleeper = new AbortController()
    waiting.add(sleeper)
    await sleep(ms, sleeper.signal)
    waiting.delete(sleeper)
  }
  return { notify, pause, rings: () => count }
}

export function createSyncCore(ports: SyncPorts, enrolment: SyncCore['enrolment'], stopped: AbortSignal): SyncCore {
  let state = initial
  const listeners = new Set<() => void>()
  const change = (next: Partial<EngineState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const bell = createBell(ports, stopped)
  return {
    ...freshMemory(),
    ports,
    enrolment,
    state: () => state,
    change,
    dispatch: (event) => {
      const link = nextLink(state.link, event)
      const changed = link.status !== state.link.status
      const heard = event.type === 'answered' ? { heardAt: ports.now(), trouble: null } : {}
      change({ link, ...heard })
      // Whoever waited for the line may go on; a line that stays as it is wakes nobody, or the loops would spin.
      if (changed) bell.notify()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...bell,
    stopped,
  }
}

const freshMemory = (): Omit<SyncCore, keyof Mechanics> => ({
  plan: wholePlan,
  underWayTo: 0,
  flights: new Map(),
  queue: null,
  announcing: false,
  uncertain: new Set(),
  unannounced: new Set(),
  announced: new Set(),
  askAgain: true,
  resting: new Map(),
  probedAt: null,
  silentSince: null,
  throttledUntil: 0,
  pullAt: 0,
  pulling: null,
})
