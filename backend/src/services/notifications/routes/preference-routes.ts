import type { StoppableKind } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { changePreferences, readPreferences, stopMails } from '../handlers/message-preferences.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { type StopPage, stopPage } from '../rendering/stop-page.ts'
import { wordsIn } from '../templates/words-in.ts'

function requireLink({ stopLinks }: NotificationsDeps, token: string) {
  const stopped = stopLinks.read(token)
  if (!stopped) throw new Problem('notification.link-unknown', { detail: 'Change it in your account.' })
  return stopped
}

type Asked = { userId: string; kind: StoppableKind }

async function pageFor({ directory }: NotificationsDeps, { userId, kind }: Asked, step: StopPage['step']) {
  const language: PersonLanguage = (await directory.findContact(userId))?.language ?? 'en'
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  const body = Buffer.from(stopPage({ words: wordsIn(language), language, kind, step }))
  return { status: 200 as const, headers, body }
}

/** What people want to be written, and the link that stops it. */
export const preferenceRoutes = (deps: NotificationsDeps): Route[] => [
  route({
    operation: 'notifications.preferences',
    handler: async ({ caller }) => ({ status: 200, body: await readPreferences(deps, caller.userId) }),
  }),
  route({
    operation: 'notifications.prefer',
    handler: async ({ caller, body }) => {
      await changePreferences(deps, { ...body, userId: caller.userId })
      return { status: 200, body: await readPreferences(deps, caller.userId) }
    },
  }),
  route({
    operation: 'notifications.unsubscribe-page',
    handler: ({ params }) => pageFor(deps, requireLink(deps, params.token), 'ask'),
  }),
  route({
    operation: 'notifications.unsubscribe',
    handler: async ({ params }) => {
      const stopped = requireLink(deps, params.token)
      await stopMails(deps, stopped)
      return pageFor(deps, stopped, 'done')
    },
  }),
]
