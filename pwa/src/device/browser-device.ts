// This browser as a device of the office, as the screens use it.
import { browserStore } from '#db/browser-store.ts'
import { canSave } from '#db/outbox-meta.ts'
import { rememberDevice } from '#platform/device-marker.ts'
import { browserHttp } from '#platform/http.ts'
import { browserLocks } from '#platform/locks.ts'
import { isOnline, onOnlineChange } from '#platform/online-hint.ts'
import { onPageLife } from '#platform/page-life.ts'
import { saveFile } from '#platform/save-file.ts'
import { lookForRoom } from '#platform/storage-room.ts'
import { createSession, type Session } from '#session/session.ts'
import type { EnrolOutcome } from '#sync/enrol.ts'
import { holdsPhotos } from '#sync/photos-held.ts'
import type { DeviceHealth, Running } from '#sync/running.ts'
import type { SaveOutcome } from '#sync/save-a-copy.ts'
import type { Sending } from '#sync/sync-status.ts'

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

// Nobody needs these to see the first screen.
const loadSending = () => import('./keep-sending.ts')
const loadCopies = () => import('#sync/save-a-copy.ts')

let device: BrowserDevice | null = null

export function browserDevice(): BrowserDevice {
  device ??= createBrowserDevice()
  return device
}

function createBrowserDevice(): BrowserDevice {
  const { outbox } = browserStore()
  const session = createSession({ outbox, http: browserHttp, locks: browserLocks, now: () => Date.now() })
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const running: Running = { engine: null, health: { canSave: true, wiped: false } }
  let started = false
  const send = createStart(async () => (await loadSending()).keepSending(session, running, changed))
  return {
    session,
    start: () => {
      if (started) return
      started = true
      send()
      watchPage(running, { changed, send })
      void lookForRoom()
    },
    tryNow: () => running.engine?.resume(),
    enrol: async (name) => {
      const { enrolHere } = await loadSending()
      const outcome = await enrolHere(session, name)
      if (outcome.status === 'enrolled') rememberDevice(outcome.deviceId)
      running.engine?.resume()
      return outcome
    },
    saveCopy: async () => {
      const { saveACopy } = await loadCopies()
      return saveACopy(outbox, { deliver: saveFile })
    },
    sending: () => ({ engine: running.engine?.state() ?? null, online: isOnline(), photosHeld: holdsPhotos() }),
    health: () => running.health,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Begins once; where it fails (its part did not come), the next sign of life tries again. */
function createStart(begin: () => Promise<void>): () => void {
  let begun: Promise<void> | null = null
  return () => {
    begun ??= begin().catch((error: unknown) => {
      reportError(error)
      begun = null
    })
  }
}

async function checkHealth(running: Running, changed: () => void): Promise<void> {
  running.health = { ...running.health, canSave: await canSave(browserStore().outbox) }
  await lookForRoom()
  changed()
}

function watchPage(running: Running, { changed, send }: { changed: () => void; send: () => void }): void {
  onOnlineChange(() => {
    send()
    running.engine?.wake()
    changed()
  })
  onPageLife({
    shown: () => {
      send()
      running.engine?.wake()
      // iOS may have lost the database while the app slept: better to know before the next tap.
      void checkHealth(running, changed)
      if (running.engine) void loadSending().then(({ tidy }) => tidy())
    },
    leaving: () => void running.engine?.flush(),
  })
}
