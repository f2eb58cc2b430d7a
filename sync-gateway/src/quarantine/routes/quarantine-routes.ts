import { QuarantineId, RejudgeLine, SettleItem } from '@sac/contracts/http/devices'
import { SavedCopy } from '@sac/contracts/sync/saved-copy'
import { Problem } from '@sac/platform/http/problem'
import { type Caller, type Route, route } from '@sac/platform/http/route'
import type { BlobContext } from '#blobs/handlers/find-progress'
import { importSavedCopy } from '../handlers/import-saved-copy.ts'
import { listOpenItems } from '../handlers/list-open-items.ts'
import type { OfficeKey } from '../handlers/office-key.ts'
import { readItem } from '../handlers/read-item.ts'
import { rejudgeLine } from '../handlers/rejudge-line.ts'
import { settleLine } from '../handlers/settle-line.ts'

const maxCopyBytes = 128 * 1024 * 1024

const actorOf = ({ userId }: Caller): string => {
  if (userId === null) throw new Problem('auth.required')
  return userId
}

export function quarantineRoutes(context: BlobContext, { officeKey }: { officeKey: OfficeKey }): Route[] {
  return [
    route({
      operation: 'admin.quarantine',
      handler: async () => ({ status: 200, body: await listOpenItems(context.pool) }),
    }),
    route({
      operation: 'admin.quarantine-read',
      params: QuarantineId,
      handler: async ({ params: { id } }) => ({ status: 200, body: await readItem(context.pool, id) }),
    }),
    route({
      operation: 'admin.quarantine-rejudge',
      params: QuarantineId,
      body: RejudgeLine,
      handler: async ({ params: { id }, body: command, caller }) => ({
        status: 200,
        body: await rejudgeLine(context, { id, command, actorId: actorOf(caller) }),
      }),
    }),
    route({
      operation: 'admin.quarantine-settle',
      params: QuarantineId,
      body: SettleItem,
      handler: async ({ params: { id }, body: command, caller }) => ({
        status: 200,
        body: await settleLine(context, { id, command, actorId: actorOf(caller) }),
      }),
    }),
    route({
      operation: 'admin.import',
      body: SavedCopy,
      maxBytes: maxCopyBytes,
      handler: async ({ body: copy, caller }) => ({
        status: 200,
        body: await importSavedCopy(context, { copy, officeKey, actorId: actorOf(caller) }),
      }),
    }),
  ]
}
