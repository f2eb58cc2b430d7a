import { MessageName } from '@sac/contracts/messages/message'
import { type Route, route } from '@sac/platform/http/route'
import { previewTemplate } from '../handlers/preview-template.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { outlines } from '../templates/outlines.ts'

/** Which messages there are, and how they look. */
export const templateRoutes = (deps: Pick<NotificationsDeps, 'site'>): Route[] => [
  route({
    operation: 'notifications.templates',
    handler: async () => {
      const templates = MessageName.options.map((template) => {
        const { kind, event, channels } = outlines[template]
        return { template, kind, event, channels: [...channels] }
      })
      return { status: 200, body: { templates } }
    },
  }),
  route({
    operation: 'notifications.preview',
    handler: async ({ params, query }) => ({ status: 200, body: previewTemplate(deps, { ...params, ...query }) }),
  }),
]
