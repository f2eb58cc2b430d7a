import type { OpenListener, Running } from '@sac/platform/process/service'
import { together } from '@sac/platform/process/together'
import { notificationSubscription } from './handlers/notification-subscription.ts'
import { personalDataOf } from './handlers/personal-data.ts'
import { undecidedMessages, unsentMessages } from './handlers/waiting-messages.ts'
import type { NotificationsDeps } from './notifications-deps.ts'
import { notificationRoutes } from './routes/notification-routes.ts'
import { preferenceRoutes } from './routes/preference-routes.ts'
import { suppressionRoutes } from './routes/suppression-routes.ts'
import { templateRoutes } from './routes/template-routes.ts'
import { webhookRoutes } from './routes/webhook-routes.ts'
import { startSending } from './start-sending.ts'
import { fillMessageKeys } from './store/message-keys.ts'
import { checkTemplates } from './templates/check-templates.ts'

type Signers = Parameters<typeof webhookRoutes>[1]

/** Notifications on a migrated schema. Throws where a template is wrong. */
export function createNotifications(given: Omit<NotificationsDeps, 'wake'>, signers: Signers): OpenListener {
  checkTemplates()
  let sending: (Running & { wake: () => void }) | undefined
  const wake = (messageId: string) => {
    void given.ready.offer([messageId]).finally(() => sending?.wake())
  }
  const deps: NotificationsDeps = { ...given, wake }
  return {
    routes: [
      ...notificationRoutes(deps),
      ...templateRoutes(deps),
      ...preferenceRoutes(deps),
      ...suppressionRoutes(deps),
      ...webhookRoutes(deps, signers),
    ],
    subscriptions: [notificationSubscription(deps)],
    personalData: personalDataOf(deps),
    backlogs: [undecidedMessages(deps), unsentMessages(deps)],
    start: async (subscribe) => {
      await fillMessageKeys(deps.pool)
      sending = startSending(deps)
      return together([subscribe(), sending])
    },
  }
}
