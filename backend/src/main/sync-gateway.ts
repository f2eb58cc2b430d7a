// The sync gateway as a process of its own, for a distributed installation.
import { join } from 'node:path'
import { systemClock } from '@sac/platform/clock'
import { uuidv7 } from '@sac/platform/ids'
import { syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import { createUsers, usersSchema } from '../services/users/create-users.ts'
import { openGateway } from './open-gateway.ts'
import { runProcess } from './run-process.ts'

await runProcess('sync-gateway', async ({ settings, infrastructure, log }) => {
  const keysFolder = join(settings.DATA_DIR, 'keys')
  const users = await createUsers({
    pool: infrastructure.openPool(usersSchema),
    now: systemClock,
    newId: uuidv7,
    keysFolder,
  })
  const gateway = await openGateway({ settings, infrastructure, users, log })
  return {
    routes: gateway.routes,
    backlogs: gateway.backlogs,
    authenticate: gateway.authenticate,
    schemas: [syncSchema],
    start: async () => [await gateway.start()],
  }
})
