// The services and the apps, without the sync gateway, for a distributed installation.
import { join } from 'node:path'
import { systemClock } from '@sac/platform/clock'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { createUsers, usersSchema } from '../services/users/create-users.ts'
import { bearerToken } from './bearer-token.ts'
import { backendSchemas, openBackend } from './open-backend.ts'
import { personOf } from './open-gateway.ts'
import { runProcess } from './run-process.ts'
import { serveDocuments } from './serve-documents.ts'
import { servePwa } from './serve-pwa.ts'

await runProcess('backend', async ({ settings, infrastructure, log }) => {
  const users = await createUsers({
    pool: infrastructure.openPool(usersSchema),
    now: systemClock,
    newId: uuidv7,
    keysFolder: join(settings.DATA_DIR, 'keys'),
    publicFolder: join(settings.DATA_DIR, 'public'),
  })
  const backend = await openBackend({ settings, infrastructure, users, log })
  if (settings.SEED === 'demo') await backend.seedDemo()
  return {
    routes: backend.routes,
    backlogs: backend.backlogs,
    authenticate: async ({ proof, headers }) => {
      if (proof === 'device') throw new Problem('device.unknown')
      return personOf(users)(bearerToken(headers))
    },
    schemas: backendSchemas,
    after: [
      serveDocuments(),
      ...(await servePwa({ settings, rootKey: JSON.stringify(backend.rootKey), now: systemClock })),
    ],
    start: backend.start,
  }
})
