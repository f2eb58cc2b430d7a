import { join } from 'node:path'
import type { Limits } from '@sac/platform/limits/port'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import type { OpenQueue } from '@sac/platform/queue/port'
import { createNotifications } from './create-notifications.ts'
import { createStopLinks, readStopKey } from './keys/stop-links.ts'
import type { NotificationsDeps } from './notifications-deps.ts'
import { openProviders } from './open-providers.ts'
import { createTraffic } from './providers/create-traffic.ts'
import type { ProviderSettings } from './settings.ts'

export const notificationsSchema: ServiceSchema = {
  name: 'notifications',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: { rewritten: ['messages', 'tests', 'choices', 'suppressions'] },
}

type Host = Pick<NotificationsDeps, 'pool' | 'now' | 'newId' | 'log' | 'blobs' | 'directory'> & {
  settings: ProviderSettings & { PUBLIC_URL: string }
  limits: Limits
  openQueue: OpenQueue
  /** Holds the key of links that stop messages; made there at the first start. */
  keysFolder: string
}

/** What people are written: from an event to a mail or an SMS, and what became of it. */
export const notificationsService: Service<Host> = {
  name: 'notifications',
  schema: notificationsSchema,
  groups: ['notification-service-group'],
  open: async ({ settings, keysFolder, limits, openQueue, pool, now, newId, log, blobs, directory }) => {
    const url = settings.PUBLIC_URL
    const site = { url, mailFrom: settings.MAIL_FROM ?? `SmartAutoCheck <no-reply@${new URL(url).hostname}>` }
    const stopLinks = createStopLinks(await readStopKey(keysFolder))
    const providers = openProviders(settings, url)
    const signers = { sendgridKey: settings.SENDGRID_WEBHOOK_KEY, twilioToken: settings.TWILIO_AUTH_TOKEN }
    const traffic = {
      email: createTraffic({ name: 'email', perSecond: 100, limits }),
      sms: createTraffic({ name: 'sms', perSecond: 10, limits }),
    }
    const own = { site, stopLinks, providers, traffic, ready: openQueue('messages') }
    return createNotifications({ pool, now, newId, log, blobs, directory, ...own }, signers)
  },
}
