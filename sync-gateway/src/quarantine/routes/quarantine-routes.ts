import type { QuarantineItem } from '@sac/contracts/http/devices'
import { Instant } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { BlobContext } from '#blobs/handlers/find-progress'
import { importSavedCopy } from '../handlers/import-saved-copy.ts'
import { listOpenItems } from '../handlers/list-open-items.ts'
import type { OfficeKey } from '../handlers/office-key.ts'
import { readItem } from '../handlers/read-item.ts'
import { rejudgeLine } from '../handlers/rejudge-line.ts'
import { settleLine } from '../handlers/settle-line.ts'

const size = 500
const LastShown = z.tuple([Instant, z.string()])
const keyOf = ({ receivedAt, id }: QuarantineItem) => [receivedAt, id]

const list = (context: BlobContext): Route =>
  route({
    operation: 'admin.quarantine',
    handler: async ({ query }) => {
      const page = { after: readCursor(query.after, LastShown), limit: size + 1 }
      const found = await listOpenItems(context.pool, page)
      const { rows: items, more, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { items, more } }
    },
  })

export function quarantineRoutes(context: BlobContext, { officeKey }: { officeKey: OfficeKey }): Route[] {
  return [
    list(context),
    route({
      operation: 'admin.quarantine-read',
      handler: async ({ params: { id } }) => ({ status: 200, body: await readItem(context.pool, id) }),
    }),
    route({
      operation: 'admin.quarantine-rejudge',
      handler: async ({ params: { id }, body: command, caller }) => ({
        status: 200,
        body: await rejudgeLine(context, { id, command, actorId: caller.userId }),
      }),
    }),
    route({
      operation: 'admin.quarantine-settle',
      handler: async ({ params: { id }, body: command, caller }) => ({
        status: 200,
        body: await settleLine(context, { id, command, actorId: caller.userId }),
      }),
    }),
    route({
      operation: 'admin.import',
      handler: async ({ body: copy, caller }) => ({
        status: 200,
        body: await importSavedCopy(context, { copy, officeKey, actorId: caller.userId }),
      }),
    }),
  ]
}
