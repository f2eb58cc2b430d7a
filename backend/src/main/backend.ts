// The services and the apps, without the sync gateway, for a distributed installation.
import { syncGatewayService } from '@sac/sync-gateway/sync-gateway-service'
import { runProcess } from './run-process.ts'
import { services } from './services.ts'

await runProcess('backend', { services: services.filter((one) => one !== syncGatewayService) })
