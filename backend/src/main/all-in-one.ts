// `npm start`: every service and the apps on one port.
import { join } from 'node:path'
import { systemClock } from '@sac/platform/clock'
import { uuidv7 } from '@sac/platform/ids'
import { syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import { createUsers, usersSchema } from '../services/users/create-users.ts'
import { greet } from './greet.ts'
import { backendSchemas, openBackend } from './open-backend.ts'
import { openGateway } from './open-gateway.ts'
import { runProcess } from './run-process.ts'
import { serveDocuments } from './serve-documents.ts'
import { servePwa } from './serve-pwa.ts'

await runProcess('smartautocheck', async ({ settings, infrastructure, log }) => {
  const users = await createUsers({
    pool: infrastructure.openPool(usersSchema),
    now: systemClock,
    newId: uuidv7,
    keysFolder: join(settings.DATA_DIR, 'keys'),
    publicFolder: join(settings.DATA_DIR, 'public'),
  })
  const backend = await openBackend({ settings, infrastructure, users, log })
  const gateway = await openGateway({ settings, infrastructure, users, log })
  if (settings.SEED === 'demo') await backend.seedDemo()
  return {
    routes: [...backend.routes, ...gateway.routes],
    backlogs: [...backend.backlogs, ...gateway.backlogs],
    authenticate: gateway.authenticate,
    schemas: [...backendSchemas, syncSchema],
    after: [
      serveDocuments(),
      ...(await servePwa({ settings, rootKey: JSON.stringify(backend.rootKey), now: systemClock })),
    ],
    start: async () => [...(await backend.start()), await gateway.start()],
    greet: () => greet(settings),
  }
})
