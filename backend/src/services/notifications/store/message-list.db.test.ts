import type { NotificationSummary } from '@sac/contracts/http/notifications'
import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { type Ask, askOf } from '@sac/tests/support/ask-routes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personalDataOf } from '../handlers/personal-data.ts'
import { notificationRoutes } from '../routes/notification-routes.ts'
import { suppressionRoutes } from '../routes/suppression-routes.ts'
import { type NotificationsRig, openNotifications } from '../testing/open-notifications.ts'
import { bookingOf, invoiceOf, paperOf } from '../testing/sample-events.ts'
import { fillMessageKeys } from './message-keys.ts'
import { insertSuppressionIfAbsent } from './suppression-rows.ts'

let rig: NotificationsRig
let ask: Ask
let userId: string
const contact = {
  name: 'Noor Benali',
  language: 'en',
  phone: '+33611111111',
  remindByEmail: true,
  remindBySms: true,
} as const
beforeAll(async () => {
  rig = await openNotifications()
  ask = askOf([...notificationRoutes(rig.deps), ...suppressionRoutes(rig.deps)])
  userId = rig.person({ ...contact, email: 'noor.benali@example.com' })
  const vehicle = { ...bookingOf({}).vehicle, plate: 'КL–456–MN', vin: 'WVWZZZ9KZAW777777' }
  await rig.tell('appointment.reminder-due', bookingOf({ userId, vehicle }))
  const paper = paperOf({ plate: 'XY-987-ZZ', vin: 'VF1AB000123456789', number: 'L1-26-000481-K' })
  rig.owners.set(paper.vin, userId)
  await rig.tell('certificate.generated', { ...paper, appointmentId: null })
  await rig.tell('invoice.created', invoiceOf({ customerId: userId, number: 'S-2026-000042' }))
  await rig.tell('appointment.confirmed', bookingOf({ userId: rig.person({ name: 'Somebody' }) }))
  await rig.send()
  // What was sent before went elsewhere.
  rig.people.set(userId, { ...contact, email: 'noor@new.example.com' })
})
afterAll(() => rig.database.drop())

const caller: Person = { proof: 'person', role: 'admin', userId: uuidv7() }

async function found(search: string): Promise<string[]> {
  const { body } = await ask('notifications.list', { caller, query: { search } })
  const { notifications } = body as { notifications: NotificationSummary[] }
  return notifications.map(({ template, channel }) => `${template} ${channel}`).toSorted()
}
const reminders = ['booking-reminder email', 'booking-reminder sms']
const all = [...reminders, 'receipt email', 'test-passed email']

const known: [string, string[]][] = [
  ['kl456mn', reminders],
  ['KL 45', reminders],
  ['wvw-zzz9k', reminders],
  ['+33 6 11 11', ['booking-reminder sms']],
  ['xy 987', ['test-passed email']],
  ['l1 26 000481', ['test-passed email']],
  ['s2026000042', ['receipt email']],
  ['Noor.Benali@Exam', ['booking-reminder email']],
  ['noor@new', all],
  ['Noor', all],
]
const unknown = ['%%', '__', 'l456', 'xx', '--', 'benali@example']

test('messages are found by address, phone, name, plate, VIN and number, those from before the keys too', async () => {
  for (const [search, what] of known) expect([search, await found(search)]).toEqual([search, what])
  for (const search of unknown) expect([search, await found(search)]).toEqual([search, []])
  await rig.database.pool.query(
    'UPDATE messages SET keys_version = 0, to_key = NULL, plate_key = NULL, vin_key = NULL, number_key = NULL',
  )
  expect(await found('kl456mn')).toEqual([])
  await Promise.all([fillMessageKeys(rig.deps.pool), fillMessageKeys(rig.deps.pool)])
  for (const [search, what] of known) expect([search, await found(search)]).toEqual([search, what])
})

test('an account mail is found by its address, which the users service alone knows', async () => {
  const notificationId = uuidv7()
  const mail = { purpose: 'no-account', email: 'lost@example.com', name: null, language: 'en', link: null } as const
  rig.accountMails.set(notificationId, mail)
  await rig.tell('notification.requested', { notificationId, template: 'no-account', userId: null })
  await rig.send()
  expect(await found('lost@')).toEqual(['no-account email'])
})

test('whether an address is stopped is asked with the whole of it, however it is written', async () => {
  const one = { suppressionId: uuidv7(), reason: 'bounce', messageId: null, since: new Date() }
  await insertSuppressionIfAbsent(rig.deps.pool, { ...one, address: 'gone@example.com' })
  const stopped = async (address: string) => {
    const { body } = await ask('notifications.suppressions', { caller, query: { address } })
    return (body as { suppressions: unknown[] }).suppressions.length
  }
  expect(await stopped(' Gone@Example.com')).toBe(1)
  expect(await stopped('gone@')).toBe(0)
})

test('of somebody who was erased nothing is found by what they were', async () => {
  await personalDataOf(rig.deps).erase(userId)
  rig.people.delete(userId)
  for (const [search] of known) expect([search, await found(search)]).toEqual([search, []])
})
