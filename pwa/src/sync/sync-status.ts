import { isGrowth, type LocalChange } from '#db/changes.ts'
import { isConcerning } from '#db/inspection-status.ts'
import { type KeptRows, keepRows } from '#db/kept-rows.ts'
import type { LocalStore } from '#db/local-store.ts'
import type { BlobProgress } from '#db/meta-rows.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { listInspectionsThatWait, readUnsent, type Unsent } from '#db/outbox-queue.ts'
import { type OfficeClock, officeClock } from '#platform/office-time.ts'
import { type OfficeReach, officeReachOf } from './office-reach.ts'
import { type DeviceStatus, deviceStatus, type WhyNot } from './status.ts'
import type { EngineState } from './sync-core.ts'

/** What the engine of this tab knows; null while another tab sends or none has begun. */
export type Sending = { engine: EngineState | null; online: boolean; photosHeld: boolean }

export type SyncStatus = DeviceStatus & {
  why: WhyNot
  /** ISO; with `busy`: when the office is asked again. */
  retryAt: string | null
  online: boolean
  reach: OfficeReach
  clock: OfficeClock
  /** Inspections of which something waits here. */
  inspectionsWaiting: number
  /** This version may start no new inspections. */
  outdated: boolean
  /** Nobody is signed in at the office: no news come down. */
  personSignedOut: boolean
  /** The office's words for what it last refused. */
  trouble: string | null
}

const whyByLink: Record<EngineState['link']['status'], WhyNot> = {
  unknown: 'sending',
  clear: 'sending',
  silent: 'unreachable',
  busy: 'busy',
  'signed-out': 'signed-out',
  revoked: 'revoked',
  refused: 'error',
}

/** Why nothing is being sent right now, or that it is. */
function whyNot({ engine, online, photosHeld }: Sending, open: Pick<Unsent, 'events' | 'blobs'>): WhyNot {
  if (!engine) return 'no-lock'
  const { status } = engine.link
  if (status === 'silent' && !online) return 'offline'
  if (engine.outdated && (status === 'clear' || status === 'refused')) return 'outdated'
  const why = whyByLink[status]
  return why === 'sending' ? whyOpen(open, photosHeld) : why
}

function whyOpen({ events, blobs }: Pick<Unsent, 'events' | 'blobs'>, photosHeld: boolean): WhyNot {
  if (events === 0 && blobs === 0) return 'idle'
  return events === 0 && photosHeld ? 'wifi' : 'sending'
}

/** Everything that waits here: entries, photos and signatures. */
export const waitingCount = ({ waiting }: Pick<SyncStatus, 'waiting'>): number =>
  waiting.events + waiting.photos + waiting.signatures

/** The sign-in is over: work goes on and is sent, news do not come. */
export const isSessionOver = ({ personSignedOut, why }: SyncStatus): boolean => personSignedOut || why === 'signed-out'

/** Something is on its way right now; another window may be the one that sends it. */
export const isSending = (status: SyncStatus): boolean =>
  status.why === 'sending' || (status.why === 'no-lock' && status.online && waitingCount(status) > 0)

export type StatusReader = {
  /** Everything the status panel shows. */
  read: (sending: Sending) => Promise<SyncStatus>
  /** Told of every change before it reads again; anything may have changed when nothing is said. */
  note: (change?: LocalChange) => void
}

/** What a tap leaves as it is: with weeks queued, reading it again for each would cost more than the tap. */
type Slow = {
  blobs: readonly BlobProgress[]
  /** Inspections of which something waits here. */
  waiting: ReadonlySet<string>
  /** Inspections the office wants somebody to look at. */
  concerned: number
}

/** Reads photos and verdicts again only when they may have changed. */
export function createStatusReader(store: LocalStore, rows: KeptRows = keepRows(store)): StatusReader {
  let slow: Promise<Slow> | null = null
  const grown = new Set<string>()
  const forget = () => {
    slow = null
    grown.clear()
  }
  const known = (): Promise<Slow> => {
    const reading = slow ?? readSlow(store, rows)
    slow = reading
    reading.catch(() => slow === reading && forget())
    return reading
  }
  return {
    read: async (sending) => {
      const { blobs, waiting, concerned } = await known()
      const inspectionsWaiting = new Set([...waiting, ...grown]).size
      return { ...(await readStatus(store, sending, { blobs, concerned })), inspectionsWaiting }
    },
    note: (change) => {
      if (isGrowth(change)) grown.add(change.inspectionId)
      else forget()
    },
  }
}

async function readStatus(
  { outbox }: LocalStore,
  sending: Sending,
  { blobs, concerned }: Pick<Slow, 'blobs' | 'concerned'>,
): Promise<Omit<SyncStatus, 'inspectionsWaiting'>> {
  const unsent = await readUnsent(outbox, blobs)
  const { engine, online } = sending
  const status = deviceStatus({
    head: unsent.head,
    events: unsent.events,
    attention: unsent.attention,
    photos: unsent.blobs - unsent.signatures,
    signatures: unsent.signatures,
    bytes: unsent.bytes,
    unreadable: unsent.unreadable,
    oldest: unsent.oldest,
    answer: unsent.lastAnswer,
    rate: engine?.rate ?? null,
    concerned,
  })
  const why = whyNot(sending, unsent)
  const now = outbox.now()
  const clock = officeClock(now, await readMeta(outbox, 'clockOffset'))
  const heardAt = status.lastContact === null ? null : Date.parse(status.lastContact)
  const reach = officeReachOf({ engine, online, silentForMs: heardAt === null ? null : now + clock.shiftMs - heardAt })
  return { ...status, why, online, reach, clock, ...wordsOf(engine) }
}

type Words = Pick<SyncStatus, 'retryAt' | 'outdated' | 'personSignedOut' | 'trouble'>

function wordsOf(engine: EngineState | null): Words {
  if (!engine) return { retryAt: null, outdated: false, personSignedOut: false, trouble: null }
  const { link, outdated, personSignedOut, trouble } = engine
  return {
    retryAt: link.status === 'busy' ? new Date(link.until).toISOString() : null,
    outdated,
    personSignedOut,
    trouble,
  }
}

async function readSlow({ outbox }: LocalStore, rows: KeptRows): Promise<Slow> {
  const { inspections, blobs, verdicts } = await rows.read()
  const lines = await listInspectionsThatWait(outbox, [...inspections.values()])
  const photos = blobs.filter(({ state }) => state === 'waiting').flatMap(({ refs }) => refs)
  const concerned = [...inspections.keys()].filter((inspectionId) => {
    const verdict = verdicts.get(inspectionId)
    return verdict !== undefined && isConcerning(verdict)
  })
  return { blobs, waiting: new Set([...lines, ...photos]), concerned: concerned.length }
}
