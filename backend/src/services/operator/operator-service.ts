import type { EventBus } from '@sac/platform/bus/port'
import type { Backlog } from '@sac/platform/http/backlog'
import type { Service } from '@sac/platform/process/service'
import type { Mailbox, Outbox } from './mailbox.ts'
import { type Audit, auditRoutes, type Devices, type People } from './routes/audit-routes.ts'
import { type Cars, deadLetterRoutes } from './routes/dead-letter-routes.ts'
import { topicRoutes } from './routes/topic-routes.ts'

type Host = {
  bus: EventBus
  /** Of every group of the installation, whichever process runs it. */
  mailboxes: readonly Mailbox[]
  /** Of every schema that tells facts. */
  outboxes: readonly Outbox[]
  /** Of every service, whichever process it runs in. */
  audits: readonly Audit[]
  backlogs: () => readonly Backlog[]
  directory: People & Devices & Cars
}

/** What an operator does about topics, groups and messages that were given up. Keeps nothing of its own. */
export const operatorService: Service<Host> = {
  name: 'operator',
  open: async ({ mailboxes, audits, directory, ...seen }) => ({
    routes: [
      ...topicRoutes({ ...seen, mailboxes }),
      ...deadLetterRoutes(mailboxes, directory),
      ...auditRoutes(audits, directory),
    ],
  }),
}
