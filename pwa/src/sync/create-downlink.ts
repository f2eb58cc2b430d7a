import { type Change, ChangesResult, deviceHeader } from '@sac/contracts/sync/protocol'
import * as z from 'zod/mini'
import { applyChanges } from '#db/apply-changes.ts'
import type { LocalStore } from '#db/local-store.ts'
import { listRows } from '#db/meta-rows.ts'
import { offerSentBlobs } from '#db/outbox-blobs.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { listVerdicts } from '#db/reference.ts'
import { findCursor, listTold } from '#db/view.ts'
import type { Http } from '#platform/http.ts'
import { type Refusal, readRefusal } from '#platform/read-answer.ts'
import type { Session } from '#session/session.ts'
import type { Downlink, PullOutcome } from './sync-ports.ts'

export type DownlinkPorts = {
  store: LocalStore
  http: Http
  now: () => number
  /** Who is signed in; null: nobody. */
  userId: () => Promise<string | null>
  accessToken: Session['accessToken']
}

type Page = z.infer<typeof ChangesResult>
type Fetched = { status: 'page'; page: Page } | { status: 'gone' } | Exclude<PullOutcome, { status: 'pulled' }>

/** What comes down for the person who is signed in: one page after the other, or a whole snapshot at once. */
export function createDownlink(ports: DownlinkPorts): Downlink {
  const cursorOf = async (userId: string) => (await findCursor(await ports.store.view(), userId))?.cursor ?? null
  return {
    cursor: async () => {
      const userId = await ports.userId()
      return userId === null ? null : cursorOf(userId)
    },
    pull: async () => {
      const userId = await ports.userId()
      if (userId === null) return { status: 'signed-out' }
      const cursor = await cursorOf(userId)
      if (cursor === null) return pullSnapshot(ports, userId)
      const fetched = await fetchPage(ports, cursor)
      if (fetched.status === 'gone') return beginAnew(ports, userId)
      return fetched.status === 'page' ? keep(ports, { userId, pages: [fetched.page], snapshot: false }) : fetched
    },
  }
}

/** A cursor is gone when the office was restored: its news are others, and photos it had may be lost. */
async function beginAnew(ports: DownlinkPorts, userId: string): Promise<PullOutcome> {
  const { outbox } = ports.store
  await outbox.transact('write', ({ meta }) => offerSentBlobs(meta, outbox.IDBKeyRange))
  outbox.changes.announce({ about: 'sync' })
  return pullSnapshot(ports, userId)
}

/** All pages before the first is applied: what was known stays until everything new is here. */
async function pullSnapshot(ports: DownlinkPorts, userId: string): Promise<PullOutcome> {
  const pages: Page[] = []
  let cursor: string | null = null
  do {
    const fetched: Fetched = await fetchPage(ports, cursor)
    if (fetched.status === 'gone') return { status: 'silent' }
    if (fetched.status !== 'page') return fetched
    pages.push(fetched.page)
    cursor = fetched.page.cursor
  } while (pages.at(-1)?.more)
  return keep(ports, { userId, pages, snapshot: true })
}

type Kept = { userId: string; pages: readonly Page[]; snapshot: boolean }

async function keep({ store, now }: DownlinkPorts, { userId, pages, snapshot }: Kept): Promise<PullOutcome> {
  const last = pages.at(-1)
  if (!last) return { status: 'silent' }
  const changes: Change[] = pages.flatMap((page) => page.changes)
  await applyChanges(store, {
    userId,
    changes,
    snapshot,
    cursor: last.cursor,
    pulledAt: new Date(now()).toISOString(),
  })
  const judged = changes.some(({ entity }) => entity === 'verdict')
  return { status: 'pulled', more: last.more, judged, awaited: await isSomethingAwaited(store, userId, now()) }
}

const judgedSoonMs = 10 * 60_000

async function isSomethingAwaited(store: LocalStore, userId: string, now: number): Promise<boolean> {
  const { centre: centres } = await listTold(await store.view(), userId, ['centre'])
  return centres.length === 0 || isVerdictDue(store, now)
}

/** A sealed inspection of the last minutes that has no certificate yet; older ones wait for a person at the office. */
async function isVerdictDue({ outbox, view }: LocalStore, now: number): Promise<boolean> {
  const rows = await outbox.transact('read', ({ meta }) => listRows(meta, 'inspection', outbox.IDBKeyRange))
  const open = rows.filter(({ finished, savedAt }) => finished && now - savedAt < judgedSoonMs)
  if (open.length === 0) return false
  const verdicts = await listVerdicts(await view())
  return open.some(({ inspectionId }) => verdicts.get(inspectionId)?.status !== 'certified')
}

async function fetchPage(ports: DownlinkPorts, cursor: string | null): Promise<Fetched> {
  const first = await request(ports, cursor, { fresh: false })
  // An access token lives minutes: one that has just expired is renewed once.
  const response =
    first instanceof Response && first.status === 401 ? await request(ports, cursor, { fresh: true }) : first
  if (!(response instanceof Response)) return response
  if (response.ok) {
    const page = z.safeParse(ChangesResult, await response.json().catch(() => undefined))
    return page.success ? { status: 'page', page: page.data } : { status: 'silent' }
  }
  return outcomeOf(await readRefusal(response, ports.now()))
}

async function request(
  { http, accessToken, store }: DownlinkPorts,
  cursor: string | null,
  options: { fresh: boolean },
): Promise<Response | { status: 'signed-out' } | { status: 'silent' }> {
  const token = await accessToken(options)
  if (token.status !== 'token') return token.status === 'signed-out' ? token : { status: 'silent' }
  const credential = (await readMeta(store.outbox, 'enrolment'))?.credential ?? ''
  const headers = { Authorization: `Bearer ${token.token}`, [deviceHeader]: credential }
  const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`
  try {
    return await http({ method: 'GET', path: `/sync/v1/changes${query}`, headers, timeoutMs: 60_000 })
  } catch {
    return { status: 'silent' }
  }
}

function outcomeOf(refusal: Refusal): Fetched {
  if (refusal.status === 'unauthorised') return { status: 'signed-out' }
  if (refusal.status === 'silent' || refusal.status === 'broken' || refusal.status === 'too-large')
    return { status: 'silent' }
  if (!('code' in refusal)) return refusal
  return refusal.code === 'sync.cursor-gone' ? { status: 'gone' } : { status: 'refused', code: refusal.code }
}
