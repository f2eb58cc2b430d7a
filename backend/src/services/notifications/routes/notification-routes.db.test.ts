import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { Readable } from 'node:stream'
import type { MessagePreferences, NotificationDetail } from '@sac/contracts/http/notifications'
import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { type Ask, askOf } from '@sac/tests/support/ask-routes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNotifications } from '../create-notifications.ts'
import { stopMails } from '../handlers/message-preferences.ts'
import { createOutbox } from '../providers/create-outbox.ts'
import type { Handed, Provider } from '../providers/port.ts'
import { type NotificationsRig, openNotifications } from '../testing/open-notifications.ts'
import { bookingOf } from '../testing/sample-events.ts'

let rig: NotificationsRig
let ask: Ask
/** What the provider of mails says next. */
let answer: Handed = { kind: 'accepted', providerId: 'sg-0' }
let handedOver: string[] = []
const sendgrid: Provider = {
  name: 'sendgrid',
  settledMs: 0,
  deadlineMs: 20_000,
  hand: async ({ messageId }) => {
    handedOver.push(messageId)
    return answer
  },
  ask: () => Promise.resolve({ kind: 'unaskable' }),
}
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const sendgridKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

beforeAll(async () => {
  rig = await openNotifications({ email: sendgrid, sms: { ...createOutbox(), name: 'twilio' } })
  ask = askOf(createNotifications(rig.deps, { sendgridKey, twilioToken: 'token' }).routes ?? [])
})
afterAll(() => rig.database.drop())

const admin: Person = { proof: 'person', role: 'admin', userId: uuidv7() }
const pass = (minutes: number) => {
  rig.clock.now = new Date(rig.clock.now.getTime() + minutes * 60_000)
}

async function remind(userId: string): Promise<string> {
  await rig.tell('appointment.reminder-due', bookingOf({ userId }))
  await rig.send()
  const found = (await rig.messages()).find((one) => one.userId === userId)
  return found?.messageId ?? ''
}
const read = async (id: string) =>
  (await ask('notifications.read', { caller: admin, params: { id } })).body as NotificationDetail
const decide = (id: string, decision: string, commandId = uuidv7()) =>
  ask('notifications.decide', {
    caller: admin,
    params: { id },
    body: { commandId, decision, reason: 'asked the customer' },
  })

function report(events: unknown, key = privateKey) {
  const body = Buffer.from(JSON.stringify(events))
  const signature = sign('sha256', Buffer.concat([Buffer.from('1'), body]), key).toString('base64')
  const headers = {
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': '1',
  }
  return ask('notifications.sendgrid-events', { headers, body: Readable.from([body]) })
}

test('what nobody can say is undecided, told of, and sent again or not as a person decides, once', async () => {
  answer = { kind: 'lost', reason: 'ECONNRESET' }
  const id = await remind(rig.person())
  pass(1)
  await rig.send()
  expect((await read(id)).state).toBe('sending')
  pass(11)
  await rig.send()
  expect(await read(id)).toMatchObject({ state: 'undecided', reason: 'ECONNRESET', attempts: 1 })
  expect(await rig.published()).toContain('notification.undecided')
  expect(handedOver.filter((one) => one === id)).toHaveLength(1)

  answer = { kind: 'accepted', providerId: 'sg-1' }
  const commandId = uuidv7()
  for (const _ of [1, 2]) expect((await decide(id, 'send-again', commandId)).status).toBe(200)
  await rig.send()
  expect(await read(id)).toMatchObject({ state: 'sent', providerId: 'sg-1', attempts: 2 })
  expect(await decide(id, 'send-again')).toEqual({ status: 409, body: 'notification.illegal-state' })
})

test('a report that comes by itself decides too, whatever order it comes in', async () => {
  answer = { kind: 'lost', reason: 'ECONNRESET' }
  const id = await remind(rig.person())
  const event = { notificationId: id, sg_message_id: 'sg-2.x' }
  for (const one of ['delivered', 'processed', 'delivered'])
    expect((await report([{ ...event, event: one }])).status).toBe(204)
  expect(await read(id)).toMatchObject({ state: 'sent', providerId: 'sg-2.x' })
  pass(20)
  await rig.send()
  expect(handedOver.filter((one) => one === id)).toHaveLength(1)
})

test('mail that came back stops all mail to the address until somebody lifts that', async () => {
  answer = { kind: 'accepted', providerId: 'sg-3' }
  const userId = rig.person()
  const id = await remind(userId)
  const email = rig.people.get(userId)?.email?.toUpperCase()
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const bounce = [{ event: 'bounce', type: 'bounce', email, notificationId: id }]
  expect(await report(bounce, other)).toEqual({ status: 400, body: 'webhook.refused' })
  expect((await read(id)).state).toBe('sent')
  await report(bounce)
  expect(await read(id)).toMatchObject({ state: 'failed', reason: 'bounce' })
  await rig.tell('appointment.confirmed', bookingOf({ userId }))
  await rig.send()
  expect((await rig.messages())[0]).toMatchObject({ state: 'suppressed', reason: 'address-suppressed' })

  const listed = (await ask('notifications.suppressions', { caller: admin })).body as {
    suppressions: { suppressionId: string }[]
  }
  expect(JSON.stringify(listed).toLowerCase()).not.toContain(String(email).toLowerCase())
  const params = { id: listed.suppressions[0]?.suppressionId }
  const body = { commandId: uuidv7(), reason: 'the mailbox works again' }
  expect((await ask('notifications.lift-suppression', { caller: admin, params, body })).status).toBe(204)
  const [last] = await rig.messages()
  answer = { kind: 'accepted', providerId: 'sg-4' }
  await decide(last?.messageId ?? '', 'send-again')
  await rig.send()
  expect((await read(last?.messageId ?? '')).state).toBe('sent')
})

test('the link stops mails of its kind by one post without an account; looking at it does not', async () => {
  answer = { kind: 'accepted', providerId: null }
  const userId = rig.person({ language: 'fr' })
  const id = await remind(userId)
  const token = /\/u\/([\w-]{44})/.exec((await read(id)).message?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
  const page = await ask('notifications.unsubscribe-page', { params: { token } })
  expect(String(page.body)).toContain('<form method="post">')
  expect((await read(await remind(userId))).state).toBe('sent')
  const done = await ask('notifications.unsubscribe', {
    params: { token },
    body: Readable.from(['List-Unsubscribe=One-Click']),
  })
  expect([done.status, String(done.body)]).toEqual([200, expect.stringContaining('rappels de rendez-vous')])
  expect(await read(await remind(userId))).toMatchObject({ state: 'suppressed', reason: 'not-wanted' })
  expect((await ask('notifications.unsubscribe', { params: { token: `${token.slice(0, -1)}A` } })).status).toBe(404)
})

test('whoever stopped something has it again by saying so, and is told what they get', async () => {
  const caller: Person = {
    proof: 'person',
    role: 'customer',
    userId: rig.person({ phone: '+33611111111', remindBySms: true }),
  }
  const wantedOf = async () => {
    const { preferences } = (await ask('notifications.preferences', { caller })).body as MessagePreferences
    return preferences.filter(({ wanted }) => wanted).map(({ kind, channel }) => `${kind} ${channel}`)
  }
  const all = await wantedOf()
  expect(all).toHaveLength(6)
  const change = (wanted: boolean) =>
    ask('notifications.prefer', { caller, body: { preferences: [{ kind: 'expiry', channel: 'email', wanted }] } })
  await change(false)
  expect(await wantedOf()).toEqual(all.filter((one) => one !== 'expiry email'))
  await change(true)
  expect(await wantedOf()).toEqual(all)
})

test('one kind is wanted by one way in one word, whatever the profile says; the link in a mail takes it back', async () => {
  const userId = rig.person({ phone: '+33633333333', remindByEmail: false, remindBySms: false })
  const caller: Person = { proof: 'person', role: 'customer', userId }
  const wantedOf = ({ preferences }: MessagePreferences) =>
    preferences.filter(({ wanted }) => wanted).map(({ kind, channel }) => `${kind} ${channel}`)
  const prefer = async (...preferences: MessagePreferences['preferences']) =>
    wantedOf((await ask('notifications.prefer', { caller, body: { preferences } })).body as MessagePreferences)
  const sms = { kind: 'expiry', channel: 'sms' } as const
  expect(await prefer()).toEqual(['waiting-list email'])
  expect(await prefer({ ...sms, wanted: true })).toEqual(['waiting-list email', 'expiry sms'])
  expect(await prefer({ ...sms, wanted: true })).toEqual(['waiting-list email', 'expiry sms'])
  const mail = { kind: 'expiry', channel: 'email' } as const
  expect(await prefer({ ...mail, wanted: false }, { ...mail, wanted: true })).toContain('expiry email')
  await stopMails(rig.deps, { userId, kind: 'expiry' })
  expect(await prefer({ ...sms, wanted: false })).toEqual(['waiting-list email'])
})

test('an SMS that was not delivered says so, when Twilio signs it', async () => {
  const userId = rig.person({ phone: '+33622222222', remindBySms: true })
  await remind(userId)
  const sms = (await rig.messages()).find((one) => one.userId === userId && one.channel === 'sms')
  const params = { id: sms?.messageId ?? '' }
  const form = { ErrorCode: '30005', MessageSid: 'SM9', MessageStatus: 'undelivered' }
  const url = `https://centre.example/api/v1/notifications/webhooks/twilio/${params.id}`
  const signed = Object.entries(form).reduce((text, [name, value]) => text + name + value, url)
  const tell = (token: string) =>
    ask('notifications.twilio-status', {
      params,
      headers: { 'x-twilio-signature': createHmac('sha1', token).update(signed).digest('base64') },
      body: Readable.from([Buffer.from(new URLSearchParams(form).toString())]),
    })
  expect((await tell('other')).status).toBe(400)
  expect((await tell('token')).status).toBe(204)
  expect(await read(params.id)).toMatchObject({ state: 'failed', reason: 'undelivered 30005', providerId: 'SM9' })
})

test('a sender that died is succeeded; what it finds out afterwards is dropped', async () => {
  let release: (handed: Handed) => void = () => undefined
  const slow: Provider = {
    ...sendgrid,
    hand: () => new Promise((resolve) => (release = resolve)),
    ask: () => Promise.resolve({ kind: 'found', providerId: 'sg-5' }),
  }
  const own = await openNotifications({ email: slow })
  const userId = own.person()
  await own.tell('appointment.reminder-due', bookingOf({ userId }))
  const first = own.send()
  await expect.poll(async () => (await own.messages())[0]?.state).toBe('sending')
  await own.send()
  own.clock.now = new Date(own.clock.now.getTime() + 61_000)
  await own.send()
  expect((await own.messages())[0]).toMatchObject({ state: 'sent', providerId: 'sg-5' })
  release({ kind: 'refused', reason: 'late' })
  await first
  expect((await own.messages())[0]).toMatchObject({ state: 'sent', providerId: 'sg-5' })
  expect(await own.published()).toEqual(['notification.sent'])
  await own.database.drop()
})
