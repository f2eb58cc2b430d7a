// This browser as a device of the office: the parts put together. The only place that knows all of them.
import { browserStore } from '#db/browser-store.ts'
import { canSave, readIdentity, readMeta } from '#db/outbox-meta.ts'
import { readPreferences } from '#design/preferences.ts'
import { readAccount } from '#features/account/known-people.ts'
import { createSession, type Session } from '#features/account/session.ts'
import { rememberDevice, wasWiped } from '#platform/device-marker.ts'
import { gzip } from '#platform/gzip.ts'
import { browserHttp } from '#platform/http.ts'
import { browserLocks } from '#platform/locks.ts'
import { isMetered, isOnline, onOnlineChange } from '#platform/online-hint.ts'
import { isVisible, onPageLife } from '#platform/page-life.ts'
import { saveFile } from '#platform/save-file.ts'
import { sha256 } from '#platform/sha256.ts'
import { sleep } from '#platform/sleep.ts'
import { readStorage } from '#platform/storage.ts'
import { createDownlink } from './create-downlink.ts'
import { createSyncEngine, type SyncEngine } from './create-sync-engine.ts'
import { type EnrolOutcome, enrol } from './enrol.ts'
import { makeRoom } from './make-room.ts'
import { runAsLeader } from './run-as-leader.ts'
import { type SaveOutcome, saveACopy } from './save-a-copy.ts'
import type { Sending } from './sync-status.ts'

/** Version of this build. */
export const build: string = import.meta.env.VITE_BUILD ?? 'development'

export type DeviceHealth = {
  /** This device keeps what it is given. */
  canSave: boolean
  /** The browser has lost this device's database; what was not sent is gone. */
  wiped: boolean
}

export type BrowserDevice = {
  session: Session
  /** Starts sending, once; further calls do nothing. */
  start: () => void
  /** Ends pauses, and offers once more what was refused. */
  tryNow: () => void
  enrol: (name: string) => Promise<EnrolOutcome>
  /** Downloads the queue as files only the office can open. */
  saveCopy: () => Promise<SaveOutcome>
  sending: () => Sending
  health: () => DeviceHealth
  /** Calls back when `sending` or `health` change. */
  subscribe: (changed: () => void) => () => void
}

let device: BrowserDevice | null = null

export function browserDevice(): BrowserDevice {
  device ??= createBrowserDevice()
  return device
}

const log = (message: string, error: unknown) => reportError(new Error(message, { cause: error }))
const now = () => Date.now()
const holdsPhotos = () => readPreferences().photosOnWifiOnly && isMetered()

function createEngine(session: Session): SyncEngine {
  const store = browserStore()
  const userId = async () => {
    const { current } = await readAccount(store.outbox)
    return current
  }
  const downlink = createDownlink({ store, http: browserHttp, now, userId, accessToken: session.accessToken })
  return createSyncEngine({
    outbox: store.outbox,
    http: browserHttp,
    downlink,
    now,
    sleep,
    isVisible,
    isOnline,
    gzip,
    sha256,
    build,
    log,
    mayCarryPhotos: () => !holdsPhotos(),
    random: Math.random,
  })
}

function createBrowserDevice(): BrowserDevice {
  const { outbox } = browserStore()
  const session = createSession({ outbox, http: browserHttp, locks: browserLocks, now })
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const running: Running = { engine: null, health: { canSave: true, wiped: false } }
  let started = false
  return {
    session,
    start: () => {
      if (started) return
      started = true
      void keepSending(session, running, changed)
      watchPage(running, changed)
    },
    tryNow: () => running.engine?.resume(),
    enrol: async (name) => {
      const outcome = await enrol({ outbox, http: browserHttp, now, accessToken: session.accessToken, build }, name)
      if (outcome.status === 'enrolled') rememberDevice(outcome.deviceId)
      running.engine?.resume()
      return outcome
    },
    saveCopy: () => saveACopy(outbox, { deliver: saveFile }),
    sending: () => ({ engine: running.engine?.state() ?? null, online: isOnline(), photosHeld: holdsPhotos() }),
    health: () => running.health,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Running = { engine: SyncEngine | null; health: DeviceHealth }

async function keepSending(session: Session, running: Running, changed: () => void): Promise<void> {
  const { outbox } = browserStore()
  const { deviceId } = await readIdentity(outbox)
  running.health = { ...running.health, wiped: wasWiped(deviceId) }
  const beats = new BroadcastChannel('sac-leader')
  await runAsLeader(
    {
      locks: browserLocks,
      now,
      sleep,
      onChange: changed,
      heartbeats: {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin by nature
        beat: () => beats.postMessage('beat'),
        listen: (heard) => {
          beats.addEventListener('message', heard)
          return () => beats.removeEventListener('message', heard)
        },
      },
      lead: (over) => lead(createEngine(session), { over, running, changed, session }),
    },
    new AbortController().signal,
  )
}

type Term = { over: AbortSignal; running: Running; changed: () => void; session: Session }

async function tidy(): Promise<void> {
  try {
    await makeRoom(browserStore().outbox, await readStorage())
  } catch (error) {
    log('Room could not be made.', error)
  }
}

/** The office may have forgotten this device (a restored server): whoever signs in makes it known again, under its own id. */
async function renewEnrolment(engine: SyncEngine, session: Session): Promise<void> {
  const { outbox } = browserStore()
  const known = await readMeta(outbox, 'enrolment')
  if (known && engine.state().link.status === 'signed-out')
    await enrol({ outbox, http: browserHttp, now, accessToken: session.accessToken, build }, known.name)
  engine.resume()
}

async function lead(engine: SyncEngine, { over, running, changed, session }: Term): Promise<void> {
  const { changes } = browserStore()
  running.engine = engine
  const unsubscribe = engine.subscribe(changed)
  // A person who signs in here ends a pause, whichever tab they use.
  const unwatch = changes.subscribe('all', ({ about }) => {
    if (about === 'account') void renewEnrolment(engine, session)
  })
  over.addEventListener('abort', () => engine.stop())
  await tidy()
  await engine.run()
  unwatch()
  unsubscribe()
  running.engine = null
}

async function checkHealth(running: Running, changed: () => void): Promise<void> {
  running.health = { ...running.health, canSave: await canSave(browserStore().outbox) }
  changed()
}

function watchPage(running: Running, changed: () => void): void {
  onOnlineChange(() => {
    running.engine?.wake()
    changed()
  })
  onPageLife({
    shown: () => {
      running.engine?.wake()
      // iOS may have lost the database while the app slept: better to know before the next tap.
      void checkHealth(running, changed)
      if (running.engine) void tidy()
    },
    leaving: () => void running.engine?.flush(),
  })
}
