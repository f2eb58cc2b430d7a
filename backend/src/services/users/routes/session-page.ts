import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import * as z from 'zod/mini'
import { listOpenSessions, type OpenSession } from '../store/sessions.ts'
import type { UsersDeps } from '../users-deps.ts'

const size = 100
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ usedAt, sessionId }: OpenSession) => [usedAt.toISOString(), sessionId]

type Asked = {
  userId: string
  query: { after?: string | undefined }
  /** The session of whoever asks, where it may be among them. */
  currentId: string | null
}

/** A page of somebody's open sessions. */
export async function sessionPage({ pool, now }: UsersDeps, { userId, query, currentId }: Asked) {
  const after = readCursor(query.after, LastShown)
  const open = await listOpenSessions(pool, { userId, now: now(), after, limit: size + 1 })
  const { rows, headers } = onePage(open, { size, query, keyOf })
  const sessions = rows.map(({ createdAt, usedAt, expiresAt, ...session }) => ({
    ...session,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: session.sessionId === currentId,
  }))
  return { status: 200 as const, headers, body: { sessions } }
}
