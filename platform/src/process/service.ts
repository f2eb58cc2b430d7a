// The one shape of a service: what it says of itself before anything runs, and what it is made of once it is opened. Processes,
// tables, roles, queues, probes and checks are all folded over a list of these.
import type { IncomingHttpHeaders } from 'node:http'
import type { ConsumerGroup } from '@sac/contracts/events/topics'
import type { RequestHandler } from 'express'
import type { CheckedChain } from '#audit/chain'
import type { Health } from '#bus/port'
import type { Db } from '#db/db'
import type { Rights } from '#db/service-roles'
import type { Backlog } from '#http/backlog'
import type { Device } from '#http/caller'
import type { Route } from '#http/route'
import type { GroupSubscription } from '#inbox/subscription'
import type { QueueSpec } from '#jobs/queue-options'
import type { PersonalData } from './personal-data.ts'

/** What a service keeps in the database, in a schema of its own; nobody else writes there. */
export type ServiceSchema = {
  /** Also the role that works in it. */
  name: string
  /** Folder of its migrations. */
  migrations: string
  /** It tells facts or takes events in: outbox, inbox, dead letters. */
  messaging?: true
  /** People's acts are kept in the common form of an audit. */
  audit?: true
  /** Its own hash chains, proved and published with those of the audits. */
  chains?: (db: Db) => Promise<readonly CheckedChain[]>
  /** Of each table: rows are only ever added, or these columns alone may change, or rows are changed and taken away. */
  rights?: Pick<Rights, 'appendOnly' | 'changeable'> & { rewritten?: readonly string[] }
  /** Tables read by whoever answers for this service what others may ask (`create-<what>-directory.ts`). */
  lent?: readonly string[]
}

export type DemoWanted = { history: boolean }

export type Running = {
  health: () => Health
  /** Finishes or hands back what is in hand, at most `deadlineMs`. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

/** A service on its database. Each part may be left out. */
export type OpenService = {
  routes?: readonly Route[]
  /** After the routes. */
  pages?: readonly RequestHandler[]
  /** Where devices are known: whose credential the headers show; throws Problem `device.*`. */
  authenticateDevice?: (headers: IncomingHttpHeaders) => Promise<Device>
  /** Where it holds something of persons. */
  personalData?: PersonalData
  /** What waits for a person, beside what its groups parked or gave up. */
  backlogs?: readonly Backlog[]
  /** Adds what is not there yet. `history`: also what people have done before. */
  seedDemo?: (wanted: DemoWanted) => Promise<void>
  /** Starts its work; `subscribe` starts its consumer groups, which is all there is to do where this is left out. */
  start?: (subscribe: () => Running) => Promise<Running>
}

export type OpenListener = OpenService & { subscriptions: readonly GroupSubscription[] }

/** `Host`: what a process brings, `pool` of it being that of `schema`; each service asks for the part it needs. */
export type Service<Host> = {
  /** As logs and `/ready` call it. */
  name: string
  schema?: ServiceSchema
  /** Made before it is opened, in the process's one job store. */
  queues?: Readonly<Record<string, QueueSpec>>
} & (Answering<Host> | Listening<Host>)

type Answering<Host> = {
  groups?: never
  open: (host: Host) => Promise<OpenService & { subscriptions?: never }>
}

type Listening<Host> = {
  /** Those it subscribes with when it is open; their places, inbox and dead letters are in `schema`. */
  groups: readonly ConsumerGroup[]
  open: (host: Host) => Promise<OpenListener>
}
