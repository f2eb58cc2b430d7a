// The sync gateway as a process of its own, for a distributed installation.
import { join } from 'node:path'
import { systemClock } from '@sac/platform/clock'
import { syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import { createUserDirectory } from '../services/users/create-user-directory.ts'
import { usersSchema } from '../services/users/create-users.ts'
import { readVerificationKey } from '../services/users/tokens/verification-key.ts'
import { openGateway } from './open-gateway.ts'
import { runProcess } from './run-process.ts'

await runProcess('sync-gateway', async ({ settings, infrastructure, log }) => {
  const publicFolder = join(settings.DATA_DIR, 'public')
  const users = createUserDirectory({
    pool: infrastructure.openPool(usersSchema, syncSchema),
    now: systemClock,
    verificationKey: () => readVerificationKey(publicFolder),
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
