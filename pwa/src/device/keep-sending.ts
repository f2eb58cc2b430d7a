// The engine in this browser: one tab leads, on what the browser offers. Knows nothing of screens.
import { browserStore } from '#db/browser-store.ts'
import { readIdentity } from '#db/outbox-meta.ts'
import { build } from '#platform/build.ts'
import { openChannel } from '#platform/channel.ts'
import { wasWiped } from '#platform/device-marker.ts'
import { gzip } from '#platform/gzip.ts'
import { browserHttp } from '#platform/http.ts'
import { browserLocks } from '#platform/locks.ts'
import { isOnline } from '#platform/online-hint.ts'
import { isVisible } from '#platform/page-life.ts'
import { sha256 } from '#platform/sha256.ts'
import { sleep } from '#platform/sleep.ts'
import { readStorage } from '#platform/storage.ts'
import { readAccount } from '#session/known-people.ts'
import type { Session } from '#session/session.ts'
import { createDownlink } from '#sync/create-downlink.ts'
import { createSyncEngine, type SyncEngine } from '#sync/create-sync-engine.ts'
import { type EnrolOutcome, enrol } from '#sync/enrol.ts'
import { makeRoom } from '#sync/make-room.ts'
import { holdsPhotos } from '#sync/photos-held.ts'
import { createRenewal } from '#sync/renew-enrolment.ts'
import { runAsLeader } from '#sync/run-as-leader.ts'
import type { Running } from '#sync/running.ts'
import { createKeyShowing } from '#sync/show-keys.ts'

const log = (message: string, error: unknown) => reportError(new Error(message, { cause: error }))
const now = () => Date.now()
function createEngine(session: Session): SyncEngine {
  const store = browserStore()
  const userId = async () => {
    const { current } = await readAccount(store.outbox)
    return current
  }
  const downlink = createDownlink({ store, http: browserHttp, now, userId, accessToken: session.accessToken })
  const showKeys = createKeyShowing({ outbox: store.outbox, http: browserHttp, now, accessToken: session.accessToken })
  // Side by side: news wait for nothing.
  const pull = async () => (await Promise.all([downlink.pull(), showKeys(), session.tellSignOut()]))[0]
  return createSyncEngine({
    outbox: store.outbox,
    http: browserHttp,
    downlink: { ...downlink, pull },
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

export const enrolHere = (session: Session, name: string): Promise<EnrolOutcome> =>
  enrol({ outbox: browserStore().outbox, http: browserHttp, now, accessToken: session.accessToken, build }, name)

/** Leads whenever no other tab does, for as long as the page lives. */
export async function keepSending(session: Session, running: Running, changed: () => void): Promise<void> {
  const { outbox } = browserStore()
  const { deviceId } = await readIdentity(outbox)
  running.health = { ...running.health, wiped: wasWiped(deviceId) }
  const beats = openChannel('sac-leader')
  await runAsLeader(
    {
      locks: browserLocks,
      sleep,
      onChange: changed,
      heartbeats: { beat: () => beats.send('beat'), listen: beats.listen },
      lead: (over) => lead(createEngine(session), { over, running, changed, session }),
    },
    new AbortController().signal,
  )
}

type Term = { over: AbortSignal; running: Running; changed: () => void; session: Session }

/** Makes room when it is short. */
export async function tidy(): Promise<void> {
  try {
    await makeRoom(browserStore().outbox, await readStorage())
  } catch (error) {
    log('Room could not be made.', error)
  }
}

async function lead(engine: SyncEngine, { over, running, changed, session }: Term): Promise<void> {
  const { changes } = browserStore()
  running.engine = engine
  const unsubscribe = engine.subscribe(changed)
  // A person who signs in here ends a pause, whichever tab they use.
  const renew = createRenewal({ outbox: browserStore().outbox, engine, enrol: (name) => enrolHere(session, name) })
  const unwatch = changes.subscribe('all', ({ about }) => {
    if (about === 'account') void renew()
  })
  over.addEventListener('abort', () => engine.stop())
  await tidy()
  await engine.run()
  unwatch()
  unsubscribe()
  running.engine = null
}
