import type { EventBus } from '@sac/platform/bus/port'
import type { Service } from '@sac/platform/process/service'
import type { Mailbox } from './mailbox.ts'
import { deadLetterRoutes } from './routes/dead-letter-routes.ts'
import { topicRoutes } from './routes/topic-routes.ts'

type Host = {
  bus: EventBus
  /** Of every group of the installation, whichever process runs it. */
  mailboxes: readonly Mailbox[]
}

/** What an operator does about topics, groups and messages that were given up. Keeps nothing of its own. */
export const operatorService: Service<Host> = {
  name: 'operator',
  open: async ({ bus, mailboxes }) => ({ routes: [...topicRoutes(bus, mailboxes), ...deadLetterRoutes(mailboxes)] }),
}
