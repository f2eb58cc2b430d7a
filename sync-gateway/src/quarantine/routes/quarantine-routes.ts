import { SavedCopy } from '@sac/contracts/sync/saved-copy'
import { type Route, route } from '@sac/platform/http/route'
import type { BlobContext } from '#blobs/handlers/find-progress'
import { importSavedCopy } from '../handlers/import-saved-copy.ts'
import { listOpenItems } from '../handlers/list-open-items.ts'
import type { OfficeKey } from '../handlers/office-key.ts'

const maxCopyBytes = 128 * 1024 * 1024

export function quarantineRoutes(context: BlobContext, { officeKey }: { officeKey: OfficeKey }): Route[] {
  return [
    route({
      operation: 'admin.quarantine',
      handler: async () => ({ status: 200, body: await listOpenItems(context.pool) }),
    }),
    route({
      operation: 'admin.import',
      body: SavedCopy,
      maxBytes: maxCopyBytes,
      handler: async ({ body: copy }) => ({
        status: 200,
        body: await importSavedCopy(context, { copy, officeKey }),
      }),
    }),
  ]
}
