// What leaves with a person, and what stays: over every table of every service.
import { Readable } from 'node:stream'
import type { Envelope } from '@sac/contracts/events/envelope'
import { createMemoryCache } from '@sac/platform/cache/create-memory-cache'
import type { Pool } from '@sac/platform/db/create-pool'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointmentsSchema } from '../services/appointments/appointments-service.ts'
import { demoCentre } from '../services/appointments/domain/demo-centre.ts'
import { bookAppointment } from '../services/appointments/handlers/book-appointment.ts'
import { cancelAppointment } from '../services/appointments/handlers/cancel-appointment.ts'
import { joinWaitingList } from '../services/appointments/handlers/join-waiting-list.ts'
import { personalDataOf as bookingDataOf } from '../services/appointments/handlers/personal-data.ts'
import { seedDemoCentre } from '../services/appointments/handlers/seed-demo-centre.ts'
import { settlePayment } from '../services/appointments/handlers/settle-payment.ts'
import { booking } from '../services/appointments/testing/stage-appointments.ts'
import { personalDataOf as messageDataOf } from '../services/notifications/handlers/personal-data.ts'
import { sendDue } from '../services/notifications/handlers/send-due.ts'
import { createStopLinks } from '../services/notifications/keys/stop-links.ts'
import type { NotificationsDeps } from '../services/notifications/notifications-deps.ts'
import { notificationsSchema } from '../services/notifications/notifications-service.ts'
import { createOutbox } from '../services/notifications/providers/create-outbox.ts'
import { tellOf } from '../services/notifications/testing/open-notifications.ts'
import { openTraffic } from '../services/notifications/testing/open-traffic.ts'
import { bookingOf } from '../services/notifications/testing/sample-events.ts'
import { personalDataOf as paymentDataOf } from '../services/payments/handlers/personal-data.ts'
import { paymentsSchema } from '../services/payments/payments-service.ts'
import { createMailDirectory } from '../services/users/create-mail-directory.ts'
import { createLoginLimit, createMailLimit } from '../services/users/handlers/create-login-limit.ts'
import { finishErasures } from '../services/users/handlers/erase-person.ts'
import { personalDataOf } from '../services/users/handlers/personal-data.ts'
import { accountRoutes } from '../services/users/routes/account-routes.ts'
import { authRoutes } from '../services/users/routes/auth-routes.ts'
import { personalDataRoutes } from '../services/users/routes/personal-data-routes.ts'
import { registrationRoutes } from '../services/users/routes/registration-routes.ts'
import { type Ask, askOf, linksTo, openUsers, type UsersRig } from '../services/users/testing/open-users.ts'
import { usersSchema } from '../services/users/users-service.ts'
import { personalDataOf as vehicleDataOf } from '../services/vehicles/handlers/personal-data.ts'
import { vehicleRoutes } from '../services/vehicles/routes/vehicle-routes.ts'
import { vehiclesSchema } from '../services/vehicles/vehicles-service.ts'
import { schemas } from './services.ts'

let database: TestDatabase
let users: UsersRig
let vehiclesPool: Pool
let appointmentsPool: Pool
let paymentsPool: Pool
let notificationsPool: Pool
let ask: Ask
let elsewhereDown = false
const erasedElsewhere: string[] = []
const elsewhere = {
  service: 'elsewhere',
  export: () => Promise.resolve({ held: 'there' }),
  erase: async (userId: string) => {
    if (elsewhereDown) throw new Error('down')
    erasedElsewhere.push(userId)
  },
}
const blobs = { read: async () => Readable.from([]) }
const directory = { findPerson: () => Promise.resolve(null), listNames: () => Promise.resolve([]) }
const vehicles = () => ({ ...users.deps, blobs, pool: vehiclesPool, directory })
const appointments = () => ({
  pool: appointmentsPool,
  now: () => new Date('2026-06-08T06:00:00.000Z'),
  newId: uuidv7,
  cache: createMemoryCache(),
  directory,
})
const nobody = () => Promise.resolve(null)
const publicUrl = 'https://garage.test'
const notifications = (): NotificationsDeps => ({
  ...users.deps,
  pool: notificationsPool,
  blobs: { readAll: () => Promise.reject(new Error('none')) },
  directory: {
    ...createMailDirectory({ ...users.deps, publicUrl, keysFolder: users.folder }),
    findCentre: nobody,
    findBooking: nobody,
    findKeeper: nobody,
  },
  providers: { email: createOutbox(), sms: createOutbox() },
  stopLinks: createStopLinks(Buffer.alloc(32)),
  site: { url: publicUrl, mailFrom: 'no-reply@garage.test' },
  ...openTraffic(),
  wake: () => undefined,
})
const all = () => ({
  ...users.deps,
  personalData: () => [
    { service: 'users', ...personalDataOf(users.deps) },
    { service: 'vehicles', ...vehicleDataOf(vehicles()) },
    { service: 'appointments', ...bookingDataOf(appointments()) },
    { service: 'payments', ...paymentDataOf({ pool: paymentsPool }) },
    { service: 'notifications', ...messageDataOf(notifications()) },
    elsewhere,
  ],
})

beforeAll(async () => {
  database = await createDatabaseOf(usersSchema, ...schemas)
  vehiclesPool = database.openServicePool(vehiclesSchema)
  appointmentsPool = database.openServicePool(appointmentsSchema)
  await seedDemoCentre(appointments(), { history: false })
  paymentsPool = database.openServicePool(paymentsSchema)
  notificationsPool = database.openServicePool(notificationsSchema)
  users = await openUsers(undefined, database)
  const limits = { logins: createLoginLimit(), mails: createMailLimit() }
  ask = askOf([
    ...authRoutes(users.deps, limits.logins),
    ...registrationRoutes(users.deps, limits),
    ...accountRoutes(users.deps, limits),
    ...personalDataRoutes(all(), limits.logins),
    ...vehicleRoutes(vehicles()),
  ])
})
afterAll(() => users.close())

const canary = 'canary7f3a'
const phone = '+33698765432'
const address = { street: `4 ${canary}`, postcode: '69008', city: 'Lyon', country: 'FR' }
const password = `${canary} password`
const canaries = [canary, phone.slice(1)]

/** Every row of every table, as text; bytes in hexadecimal. */
async function everyRow(): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  const all = tables.map(async ({ name: table }) => {
    const { rows } = await database.pool.query<{ row: string }>(
      `SELECT one::text AS row FROM ${table} AS one ORDER BY 1`,
    )
    return rows.map(({ row }) => ({ table, row }))
  })
  return (await Promise.all(all)).flat()
}
const traces = async () =>
  (await everyRow()).filter(({ row }) =>
    canaries.some((text) => row.toLowerCase().includes(text) || row.includes(Buffer.from(text).toString('hex'))),
  )

/** Money that came and goes back, with what somebody wrote about it. */
async function refund(customerId: string): Promise<void> {
  const paymentId = uuidv7()
  await paymentsPool.query(
    `INSERT INTO payments (payment_id, appointment_id, customer_id, centre_id, method, status, lines, amount_minor, currency, language,
       created_at, paid_at) VALUES ($1, $1, $2, 'c', 'cash', 'completed', '[]', 100, 'EUR', 'en', now(), now())`,
    [paymentId, customerId],
  )
  await paymentsPool.query(
    `INSERT INTO refunds (refund_id, payment_id, amount_minor, means, cause, status, reason, needs_second, requested_by, requested_at)
     VALUES ($1, $1, 100, 'hand', 'asked', 'requested', $2, false, $1, now())`,
    [paymentId, `Said by ${canary}`],
  )
}

/** Somebody who has left a trace wherever one can. */
async function customer(n: number): Promise<{ caller: Person; email: string }> {
  const email = `${canary}.${n}@example.com`
  const headers = { 'user-agent': `Browser of ${canary}` }
  await ask('auth.register', { body: { email, password, name: `Name ${canary}`, language: 'fr' } })
  const [token = ''] = await linksTo(users, email)
  const { body } = await ask('auth.confirm-registration', { headers, body: { token, password } })
  const { userId } = (body as { user: { userId: string } }).user
  const caller: Person = { proof: 'person', role: 'customer', userId }
  const profile = { name: `Name ${canary}`, language: 'fr', phone, reminders: { email: true, sms: true }, address }
  await ask('account.change', { caller, body: profile })
  await ask('account.change-email', { caller, body: { email: `${canary}.${n}.new@example.com`, password } })
  await ask('auth.register', { body: { email, password, name: `Again ${canary}`, language: 'fr' } })
  await ask('auth.forgot-password', { body: { email, language: 'fr' } })
  const car = { claimId: uuidv7(), plate: canary.toUpperCase(), country: 'F', vinEnd: '123456' }
  await ask('vehicles.claim', { caller, body: car })
  await book(caller)
  await refund(userId)
  await remind(userId)
  return { caller, email }
}

/** A message that was sent, and one that waits. */
async function remind(userId: string): Promise<void> {
  const told = { ...bookingOf({ userId }), vehicle: carOfCanary }
  await tellOf(notifications())('appointment.reminder-due', told)
  await sendDue(notifications())
  await tellOf(notifications())('appointment.confirmed', told)
}

const plate = canary.toUpperCase()
const carOfCanary = { ...booking().vehicle, plate, make: canary, model: canary }
const holdAt = (caller: Person, scheduledDate: string) =>
  bookAppointment(appointments(), booking({ vehicle: carOfCanary, scheduledDate }), caller.userId)

/** One booking that was called off in their own words, one that is paid, and a wait. */
async function book(caller: Person) {
  const given = await holdAt(caller, '2026-06-09T08:00:00.000Z')
  const asked = { appointmentId: given.appointmentId, commandId: uuidv7(), feeMinor: 0, reason: `Because of ${canary}` }
  await cancelAppointment(appointments(), asked, caller)
  const paid = await holdAt(caller, '2026-06-09T10:00:00.000Z')
  await pay(paid.appointmentId)
  const { centreId } = demoCentre
  const wait = { entryId: uuidv7(), centreId, kind: 'periodic', firstDay: '2026-06-09', lastDay: '2026-06-12' } as const
  await joinWaitingList(appointments(), { ...wait, vehicle: carOfCanary, vehicleId: null }, caller.userId)
}

const pay = (appointmentId: string) =>
  withTransaction(appointmentsPool, (tx) =>
    settlePayment(appointments(), tx, { paymentId: uuidv7(), appointmentId, amountMinor: 7_900, currency: 'EUR' }),
  )

/** What was told goes to the log, where plates may be: they are the car's, and a topic forgets them after some days. */
async function relay(): Promise<Envelope[]> {
  const told = await listFacts(appointmentsPool)
  await appointmentsPool.query('DELETE FROM bus_outbox')
  return told
}

test('a person gets everything that is held of them, by every service, and no hash of a password', async () => {
  const { caller, email } = await customer(1)
  const { body } = await ask('account.export', { caller })
  expect(body).toMatchObject({
    data: {
      users: {
        account: { userId: caller.userId, email, phone, address },
        sessions: [{ agent: `Browser of ${canary}` }],
      },
      vehicles: { claims: [{ plate }] },
      appointments: {
        appointments: [
          { vehicle: { plate }, status: 'confirmed' },
          { vehicle: { plate }, status: 'cancelled', cancellation: { reason: `Because of ${canary}` } },
        ],
        waiting: [{ vehicle: { plate } }],
      },
      payments: { payments: [{ customerId: caller.userId, refunds: [{ amountMinor: 100 }] }] },
      notifications: { messages: expect.arrayContaining([expect.objectContaining({ to: email, state: 'sent' })]) },
      elsewhere: { held: 'there' },
    },
  })
  const purposes = (body as { data: { users: { mails: { purpose: string }[] } } }).data.users.mails
  expect(purposes.map(({ purpose }) => purpose)).toEqual(['confirm-email', 'already-registered', 'reset-password'])
  expect(JSON.stringify(body)).not.toMatch(/\$2b\$|passwordHash/)
  await relay()
  await ask('account.erase', { caller, body: { password } })
  const [told] = await relay()
  expect(told).toMatchObject({
    eventType: 'appointment.cancelled',
    data: { paymentId: expect.any(String), cancellation: { by: 'customer', feeMinor: 0, refundMinor: 7_900 } },
  })
})

test('after erasure no table of any service has a trace, and nothing of others has changed', async () => {
  const before = await everyRow()
  const { caller, email } = await customer(2)
  expect((await traces()).map(({ table }) => table)).toEqual(
    expect.arrayContaining([
      'users.users',
      'users.mails',
      'vehicles.claims',
      'appointments.appointments',
      'appointments.waiting',
      'payments.refunds',
      'notifications.messages',
    ]),
  )
  expect((await ask('account.erase', { caller, body: { password: 'wrong' } })).status).toBe(403)
  expect((await ask('account.erase', { caller, body: { password } })).status).toBe(204)
  // Told afterwards of somebody who is gone: nothing is kept.
  for (const { eventType, data } of await relay())
    if (eventType === 'appointment.cancelled') await tellOf(notifications())(eventType, data as never)
  expect(await traces()).toEqual([])
  expect(erasedElsewhere).toContain(caller.userId)
  // What is new are an id without a person, that it was asked for, facts of mails nobody will get, the books, and nobody's past bookings.
  const known = new Set(before.map(({ table, row }) => `${table} ${row}`))
  const after = await everyRow()
  expect(
    before
      .filter(({ table }) => !table.includes('outbox'))
      .every(({ table, row }) => after.some((one) => one.table === table && one.row === row)),
  ).toBe(true)
  const added = after.filter(({ table, row }) => !known.has(`${table} ${row}`)).map(({ table }) => table)
  expect(new Set(added)).toEqual(
    new Set(
      'notifications.messages notifications.bus_outbox users.users users.erasures users.bus_outbox appointments.appointments appointments.commands payments.payments payments.refunds'.split(
        ' ',
      ),
    ),
  )
  const left = after.filter(({ table }) => table === 'appointments.appointments').map(({ row }) => row)
  expect(left.filter((row) => row.includes(caller.userId))).toEqual([])
  expect((await ask('auth.login', { body: { email, password } })).status).toBe(401)
  expect((await ask('account.read', { caller })).status).toBe(401)
})

test('the address is free again', async () => {
  const { caller } = await customer(2)
  expect((await ask('account.read', { caller })).status).toBe(200)
  await ask('account.erase', { caller, body: { password } })
})

test('what another service could not do is done later, once', async () => {
  const { caller } = await customer(3)
  elsewhereDown = true
  expect((await ask('account.erase', { caller, body: { password } })).status).toBe(204)
  await relay()
  expect(await traces()).toEqual([])
  elsewhereDown = false
  await finishErasures(all())
  await finishErasures(all())
  expect(erasedElsewhere.filter((id) => id === caller.userId)).toHaveLength(1)
})
