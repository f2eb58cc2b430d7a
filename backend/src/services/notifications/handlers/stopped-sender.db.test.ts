// A sender that stands still for longer than it has the message, at the worst moment: announced, and not called yet.
import { startFakeProvider } from '@sac/tests/faults/messages/fake-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSendGrid } from '../providers/create-sendgrid.ts'
import type { Handed, Outgoing, Provider } from '../providers/port.ts'
import { type NotificationsRig, openNotifications } from '../testing/open-notifications.ts'
import { bookingOf } from '../testing/sample-events.ts'

let rig: NotificationsRig
let provider: Awaited<ReturnType<typeof startFakeProvider>>
let sendgrid: Provider
/** What stands between the announcement and the call of the next message. */
let call: (message: Outgoing) => Promise<Handed>

beforeAll(async () => {
  provider = await startFakeProvider({ random: () => 0, lagMs: 0 })
  sendgrid = createSendGrid({ apiKey: 'SG.x', baseUrl: provider.url, deadlineMs: 5_000, settledMs: 1_000 })
  rig = await openNotifications({ email: { ...sendgrid, hand: (message) => call(message) } })
})
afterAll(async () => {
  await rig.database.drop()
  await provider.close()
})

const pass = (ms: number) => {
  rig.clock.now = new Date(rig.clock.now.getTime() + ms)
}
const newest = async () => (await rig.messages())[0]

/** A message whose sender stops after announcing it, and what it does when it goes on. */
async function stopSender(): Promise<{ messageId: string; goesOn: (does: () => Promise<Handed> | Handed) => void }> {
  let goesOn: (does: () => Promise<Handed> | Handed) => void = () => undefined
  const stopped = new Promise<() => Promise<Handed> | Handed>((resolve) => (goesOn = resolve))
  call = async () => (await stopped)()
  await rig.tell('appointment.reminder-due', bookingOf({ userId: rig.person() }))
  return { messageId: (await newest())?.messageId ?? '', goesOn }
}

/** The lease ends, the successor asks until it believes that nothing is there. */
async function succeed(): Promise<void> {
  pass(16_000)
  await rig.send()
  expect(await newest()).toMatchObject({ state: 'queued', reason: 'not-taken' })
}

const sentOf = (messageId: string) => provider.ledger.filter((one) => one.messageId === messageId)

test('a sender that stood still past its time does not call: its successor has sent', async () => {
  const { messageId, goesOn } = await stopSender()
  let late: Outgoing | undefined
  const stop = call
  call = (message) => {
    late = message
    return stop(message)
  }
  const first = rig.send()
  await expect.poll(() => late).toBeDefined()
  await succeed()
  call = sendgrid.hand
  await rig.send()
  expect(await newest()).toMatchObject({ state: 'sent' })
  goesOn(() => (late ? sendgrid.hand(late) : { kind: 'lost', reason: 'none' }))
  await first
  expect(sentOf(messageId)).toHaveLength(1)
})

test('what a provider took late is sent, and not sent again', async () => {
  const { messageId, goesOn } = await stopSender()
  const first = rig.send()
  await expect.poll(async () => (await newest())?.state).toBe('sending')
  await succeed()
  goesOn(() => ({ kind: 'accepted', providerId: 'late' }))
  await first
  call = sendgrid.hand
  await rig.send()
  expect(await newest()).toMatchObject({ state: 'sent', providerId: 'late' })
  expect(sentOf(messageId)).toEqual([])
})

test('a late call without an answer is asked for before anything is sent again', async () => {
  const { messageId, goesOn } = await stopSender()
  const first = rig.send()
  await expect.poll(async () => (await newest())?.state).toBe('sending')
  await succeed()
  provider.ledger.push({ id: 'taken', messageId, to: '', body: '', at: 0 })
  goesOn(() => ({ kind: 'lost', reason: 'ECONNRESET' }))
  await first
  call = sendgrid.hand
  await rig.send()
  expect(await newest()).toMatchObject({ state: 'sent', providerId: 'taken' })
  expect(sentOf(messageId)).toHaveLength(1)
})
