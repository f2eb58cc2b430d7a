import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { Message } from '../domain/message.ts'
import { readFiles } from '../handlers/attach-files.ts'
import { decideMessage } from '../handlers/decide-message.ts'
import { readMessage, requireMessage } from '../handlers/read-message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { listMessages } from '../store/message-list.ts'
import { detailOf, summaryOf } from './notification-view.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ createdAt, messageId }: Message) => [createdAt.toISOString(), messageId]

async function attachmentOf(deps: NotificationsDeps, id: string, index: number) {
  const message = await requireMessage(deps, id)
  const one = message.written?.attachments[index]
  const [body] = (one && (await readFiles(deps, [one]))) ?? []
  if (!one || !body) throw new Problem('notification.not-found', { detail: 'The message has no such attachment.' })
  const name = `attachment; filename="${one.filename}"`
  return {
    status: 200 as const,
    headers: { 'content-type': 'application/octet-stream', 'content-disposition': name },
    body,
  }
}

/** What staff see and decide of messages. */
export const notificationRoutes = (deps: NotificationsDeps): Route[] => [
  route({
    operation: 'notifications.list',
    handler: async ({ query }) => {
      const { search: typed, ...filter } = query
      const search = typed === undefined ? undefined : { typed, ...(await deps.directory.findAddressees(typed)) }
      const after = readCursor(query.after, LastShown)
      const rows = await listMessages(deps.pool, { ...filter, search, after, limit: size + 1 })
      const { rows: shown, more, headers } = onePage(rows, { size, query, keyOf })
      return { status: 200, headers, body: { notifications: shown.map(summaryOf), more } }
    },
  }),
  route({
    operation: 'notifications.read',
    handler: async ({ params }) => {
      const message = await requireMessage(deps, params.id)
      return { status: 200, body: detailOf(message, await readMessage(deps, message)) }
    },
  }),
  route({
    operation: 'notifications.attachment',
    handler: ({ params }) => attachmentOf(deps, params.id, Number(params.index)),
  }),
  route({
    operation: 'notifications.decide',
    handler: async ({ params, caller, body }) => {
      const message = await decideMessage(deps, { messageId: params.id, staffId: caller.userId, command: body })
      return { status: 200, body: detailOf(message, await readMessage(deps, message)) }
    },
  }),
]
