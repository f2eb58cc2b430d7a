import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import { createLocalQueue } from '@sac/platform/queue/create-local-queue'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { createTraffic } from '../providers/create-traffic.ts'

/** What one process has of its own where there is no Redis. */
export function openTraffic(): Pick<NotificationsDeps, 'ready' | 'traffic'> {
  const limits = createLocalLimits()
  const of = (name: string) => createTraffic({ name, perSecond: 1_000, limits })
  return { ready: createLocalQueue('messages'), traffic: { email: of('email'), sms: of('sms') } }
}
