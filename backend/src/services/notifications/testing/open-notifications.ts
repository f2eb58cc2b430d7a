// The service on a database of its own, with people and a provider the test has in its hand.
import type { EventData, EventType } from '@sac/contracts/events/catalogue'
import { catalogue } from '@sac/contracts/events/catalogue'
import { BlobError } from '@sac/platform/blobs/port'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { Outcome } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { Message } from '../domain/message.ts'
import { notificationSubscription } from '../handlers/notification-subscription.ts'
import { sendDue } from '../handlers/send-due.ts'
import { createStopLinks } from '../keys/stop-links.ts'
import type { Directory, NotificationsDeps } from '../notifications-deps.ts'
import { notificationsSchema } from '../notifications-service.ts'
import { createOutbox } from '../providers/create-outbox.ts'
import { listMessages } from '../store/message-list.ts'
import { openTraffic } from './open-traffic.ts'

type Contact = NonNullable<Awaited<ReturnType<Directory['findContact']>>>
type AccountMail = NonNullable<Awaited<ReturnType<Directory['findAccountMail']>>>

export type NotificationsRig = {
  database: TestDatabase
  deps: NotificationsDeps
  /** The moment the service believes it is; may be changed. */
  clock: { now: Date }
  people: Map<string, Contact>
  accountMails: Map<string, AccountMail>
  bookers: Map<string, string>
  owners: Map<string, string>
  files: Map<string, Uint8Array>
  /** Somebody with an address, and whatever else is said. */
  person: (changes?: Partial<Contact>) => string
  /** Tells of an event as the inbox would. */
  tell: <Type extends EventType>(type: Type, data: EventData<Type>, eventId?: string) => Promise<Outcome>
  send: () => Promise<void>
  /** Newest first. */
  messages: () => Promise<Message[]>
  /** Types of what the service has published, oldest first. */
  published: () => Promise<string[]>
}

const centre = {
  name: 'Garage du Nord',
  place: 'Lille',
  phone: '+33 1 99 00 01 42',
  address: { street: '3 rue du Nord', postcode: '59000', city: 'Lille', country: 'FR' },
  timeZone: 'Europe/Paris',
}
const correlationId = 'flow-1'

type People = Pick<NotificationsRig, 'people' | 'accountMails' | 'bookers' | 'owners' | 'files'>
type Parts = People & Pick<NotificationsRig, 'database' | 'clock'>

/** Held, and not paid. */
const held = { centreId: 'garage', status: 'pending', heldUntil: '2026-11-29T10:10:00.000Z', paymentId: null } as const

const directoryOf = ({ people, accountMails, bookers, owners }: People): Directory => ({
  findContact: async (userId) => people.get(userId) ?? null,
  findAccountMail: async (id) => accountMails.get(id) ?? null,
  findCentre: async () => centre,
  findBooking: async (id) => ({ ...held, customerId: bookers.get(id) ?? null }),
  findAddressees: async (search) => ({
    userIds: [...people].flatMap(([userId, { name, email }]) =>
      name?.startsWith(search) || email?.startsWith(search) ? [userId] : [],
    ),
    mailIds: [...accountMails].filter(([, { email }]) => email.startsWith(search)).map(([mailId]) => mailId),
  }),
  findKeeper: async ({ vin, bookedBy }) => owners.get(vin) ?? bookedBy,
})

const depsOf = ({ database, clock, files, ...people }: Parts): Omit<NotificationsDeps, 'providers'> => ({
  pool: database.openServicePool(notificationsSchema),
  now: () => clock.now,
  newId: uuidv7,
  log: createSilentLogger(),
  blobs: {
    readAll: async (sha256) => {
      const bytes = files.get(sha256)
      if (!bytes) throw new BlobError('not-found')
      return new Uint8Array(bytes)
    },
  },
  directory: directoryOf({ files, ...people }),
  stopLinks: createStopLinks(Buffer.alloc(32, 7)),
  site: { url: 'https://centre.example', mailFrom: 'SmartAutoCheck <no-reply@centre.example>' },
  ...openTraffic(),
  wake: () => undefined,
})

/** Tells a service on a database of whatever kind. */
export function tellOf({ pool, now, ...deps }: NotificationsDeps): NotificationsRig['tell'] {
  const { handlers } = notificationSubscription({ pool, now, ...deps })
  return (eventType, data, eventId = uuidv7()) =>
    withTransaction(pool, async (tx) => {
      const { version, source } = catalogue[eventType]
      const metadata = { source, userId: null, correlationId }
      const envelope = { eventId, eventType, timestamp: now().toISOString(), version, data, metadata }
      const outcome = await handlers[eventType]?.(tx, envelope)
      if (!outcome) throw new Error(`nobody handles ${eventType}`)
      return outcome
    })
}

type Providers = NotificationsDeps['providers']

export async function openNotifications(providers: Partial<Providers> = {}): Promise<NotificationsRig> {
  const database = await createDatabaseOf(notificationsSchema)
  const clock = { now: new Date('2026-11-29T10:00:00.000Z') }
  const people: People['people'] = new Map()
  const maps = { people, accountMails: new Map(), bookers: new Map(), owners: new Map(), files: new Map() }
  const outbox = { email: createOutbox(), sms: createOutbox() }
  const deps: NotificationsDeps = { ...depsOf({ database, clock, ...maps }), providers: { ...outbox, ...providers } }
  return {
    database,
    deps,
    clock,
    ...maps,
    person: (changes = {}) => {
      const userId = uuidv7()
      const contact = { email: `${userId.slice(-6)}@example.com`, name: 'Amina', language: 'en', phone: null } as const
      people.set(userId, { ...contact, remindByEmail: true, remindBySms: false, ...changes })
      return userId
    },
    tell: tellOf(deps),
    send: async () => {
      await sendDue(deps)
    },
    messages: () => listMessages(database.pool, { after: null, limit: 1_000 }),
    published: async () => (await listFacts(database.pool)).map(({ eventType }) => eventType),
  }
}
