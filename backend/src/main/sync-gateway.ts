// The sync gateway as a process of its own, for a distributed installation.
import { syncGatewayService } from '@sac/sync-gateway/sync-gateway-service'
import { runProcess } from './run-process.ts'

await runProcess('sync-gateway', { services: [syncGatewayService] })
