import type { Change, ChangesResult } from '@sac/contracts/sync/protocol'
import type { Db } from '@sac/platform/db/db'
import { Problem } from '@sac/platform/http/problem'
import type * as z from 'zod/mini'
import type { GatewayContext } from '#gateway-context'
import { assignmentWindow } from '../domain/assignment-window.ts'
import { type Cursor, formatCursor, parseCursor } from '../domain/cursor.ts'
import type { Entity } from '../domain/feed-fact.ts'
import { type FeedHead, type FeedRow, findFeedHead, listEntering, listFeed } from '../store/feed-rows.ts'

const pageRows = 500
const pageBytes = 1024 * 1024

type Asked = {
  userId: string
  /** The device that asks, when it says so. */
  deviceId: string | null
  /** null: take a snapshot. */
  cursor: string | null
  /** What to learn about; a cursor belongs to one selection. */
  entities: readonly Entity[]
}

/** What an inspector must learn since `cursor`. Throws Problem `sync.cursor-gone` when the feed cannot continue there. */
export async function listChanges(
  { pool, now }: Pick<GatewayContext, 'pool' | 'now'>,
  asked: Asked,
): Promise<ChangesResult> {
  const at = now()
  const window = assignmentWindow(at)
  // Read before the rows: everything up to this position is committed.
  const head = await findFeedHead(pool)
  if (!head) throw new Error('The feed has not been opened.')
  const since = asked.cursor === null ? start(head, window.until) : resume(asked.cursor, head)
  const { rows, more } = await readPage(pool, { asked, window, after: since.position, upTo: head.position })
  const entering = await listDue(pool, asked, since, window.until)
  const position = more ? (rows.at(-1)?.position ?? since.position) : head.position
  // A snapshot need not say what is gone.
  const shown = asked.cursor === null ? rows.filter(({ value }) => value !== null) : rows
  return {
    serverTime: at.toISOString(),
    changes: [...entering, ...shown].map(toChange),
    cursor: formatCursor({ generation: head.generation, position, shownUntil: window.until }),
    more,
  }
}

const start = ({ generation }: FeedHead, shownUntil: string): Cursor => ({ generation, position: 0, shownUntil })

type Reading = { asked: Asked; window: { from: string; until: string }; after: number; upTo: number }

async function readPage(db: Db, { asked, window, after, upTo }: Reading): Promise<{ rows: FeedRow[]; more: boolean }> {
  const { userId, deviceId, entities } = asked
  const found = await listFeed(db, { userId, deviceId, entities, after, upTo, ...window, limit: pageRows })
  const rows = withinBytes(found)
  return { rows, more: rows.length < found.length || found.length === pageRows }
}

function resume(text: string, head: FeedHead): Cursor {
  const cursor = parseCursor(text)
  if (!cursor || cursor.generation !== head.generation || cursor.position > head.position)
    throw new Problem('sync.cursor-gone', { detail: 'Ask again without a cursor.' })
  return cursor
}

async function listDue(db: Db, { userId, entities }: Asked, since: Cursor, until: string): Promise<FeedRow[]> {
  if (since.shownUntil >= until || !entities.includes('assignment')) return []
  return listEntering(db, { userId, shownUntil: since.shownUntil, until, upTo: since.position })
}

function withinBytes(rows: readonly FeedRow[]): FeedRow[] {
  let size = 0
  return rows.filter(({ value }, index) => {
    size += JSON.stringify(value).length
    return index === 0 || size <= pageBytes
  })
}

const toChange = ({ entity, id, value }: FeedRow): z.infer<typeof Change> => ({ entity, id, value })
