import { createHash } from 'node:crypto'
import type { EventData } from '@sac/contracts/events/catalogue'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleData } from '../templates/samples.ts'
import { type NotificationsRig, openNotifications } from '../testing/open-notifications.ts'
import { bookingOf, completedOf, invoiceOf, paperOf } from '../testing/sample-events.ts'
import { readMessage } from './read-message.ts'

let rig: NotificationsRig
beforeAll(async () => {
  rig = await openNotifications()
})
afterAll(() => rig.database.drop())

const pdf = Buffer.from('%PDF-1.7 sealed')
const pdfSha256 = createHash('sha256').update(pdf).digest('hex')

/** The newest message, after everything due was sent. */
async function sent() {
  await rig.send()
  const [message] = await rig.messages()
  if (!message) throw new Error('no message')
  return message
}

test('a booking that is held says until when and what to pay; confirmed, it comes with a calendar entry', async () => {
  const userId = rig.person()
  const booking = bookingOf({ userId, status: 'pending' })
  await rig.tell('appointment.created', booking)
  const held = await sent()
  expect(held).toMatchObject({ template: 'booking-held', state: 'sent', provider: 'outbox', correlationId: 'flow-1' })
  expect(held.written?.subject).toContain('Tuesday')
  expect(held.written?.text).toContain('€79.00')
  expect(held.written?.text).toContain(`https://centre.example/book/pay/${booking.appointmentId}`)
  expect(held.written?.text).toContain('Garage du Nord, 3 rue du Nord, 59000 Lille')
  expect(held.written?.text).toContain('+33 1 99 00 01 42')
  expect(held.written?.html).toContain('<a href="tel:+33199000142"')
  expect(held.written?.attachments).toEqual([])

  await rig.tell('appointment.confirmed', { ...booking, status: 'confirmed', heldUntil: null, revision: 2 })
  const { written } = await sent()
  const [file] = written?.attachments ?? []
  const calendar = file && 'text' in file ? file.text : ''
  expect(calendar).toContain(`UID:${booking.appointmentId}@centre.example\r\nSEQUENCE:2\r\n`)
  expect(calendar).toContain('DTSTART:20261201T080000Z')
  expect(calendar).toContain('LOCATION:Garage du Nord\\, 3 rue du Nord\\, 59000 Lille')
})

test('moving and cancelling go on with the same calendar entry, and say what it costs', async () => {
  const userId = rig.person({ language: 'fr' })
  const booking = bookingOf({ userId, revision: 3 })
  await rig.tell('appointment.rescheduled', booking)
  const moved = await sent()
  const cancellation = { by: 'customer', reason: null, feeMinor: 2_370, refundMinor: 5_530 } as const
  await rig.tell('appointment.cancelled', { ...booking, status: 'cancelled', revision: 4, cancellation })
  const cancelled = await sent()
  const text = cancelled.written?.text.replaceAll(/\s/gu, ' ')
  expect(text).toContain('Retenu par le centre: 23,70 €')
  expect(text).toContain('Vous est remboursé: 55,30 €')
  const [before, after] = [moved, cancelled].map(({ written }) => written?.attachments[0])
  expect(before && 'text' in before && before.text).toContain('SEQUENCE:3')
  expect(after && 'text' in after && after.text).toMatch(/METHOD:CANCEL[^]*SEQUENCE:4[^]*STATUS:CANCELLED/)
})

test('a time from the waiting list is offered, by SMS too where somebody wants that', async () => {
  const userId = rig.person({ phone: '+33612345678', remindBySms: true })
  await rig.tell('appointment.created', bookingOf({ userId, status: 'pending', fromWaitingList: true }))
  await rig.send()
  const [one, other] = await rig.messages()
  expect(new Set([one?.channel, other?.channel])).toEqual(new Set(['email', 'sms']))
  const sms = [one, other].find((message) => message?.channel === 'sms')
  expect(sms).toMatchObject({ template: 'booking-offered', state: 'sent', written: { to: '+33612345678', html: null } })
})

test('what the office plans for nobody is nobody’s message', async () => {
  const before = await rig.messages()
  const outcome = await rig.tell('appointment.created', bookingOf({ userId: null }))
  expect(outcome).toEqual({ kind: 'skip', reason: 'nobody-to-tell' })
  expect(await rig.messages()).toHaveLength(before.length)
})

test('the same event told twice is one message', async () => {
  const [userId, eventId] = [rig.person(), uuidv7()]
  await rig.tell('appointment.reminder-due', bookingOf({ userId }), eventId)
  await rig.tell('appointment.reminder-due', bookingOf({ userId }), eventId)
  await rig.send()
  expect((await rig.messages()).filter((one) => one.eventId === eventId)).toHaveLength(1)
})

test('a receipt brings the invoice, a credit note its own paper; without the file it waits', async () => {
  const customerId = rig.person({ language: 'ar' })
  await rig.tell('invoice.created', invoiceOf({ customerId, pdfSha256 }))
  expect(await sent()).toMatchObject({ template: 'receipt', state: 'queued', reason: 'file-missing' })
  rig.files.set(pdfSha256, pdf)
  rig.clock.now = new Date(rig.clock.now.getTime() + 10_000)
  const { written } = await sent()
  expect(written?.attachments).toEqual([
    { filename: 'A-2026-000017.pdf', contentType: 'application/pdf', sha256: pdfSha256 },
  ])
  expect(written?.html).toContain('dir="rtl"')
  expect(written?.headers).not.toHaveProperty('List-Unsubscribe')
})

test('a failed test says what was found, worst first, by when to come back, and where to book that', async () => {
  const [userId, inspectionId, appointmentId] = [rig.person(), uuidv7(), uuidv7()]
  rig.bookers.set(appointmentId, userId)
  const found = (severity: 'minor' | 'dangerous', plain: string) => ({
    code: '1.1.1.a',
    checkpoint: '1.1.1',
    severity,
    text: { en: plain, fr: plain },
    plain: { en: plain, fr: plain },
    location: {},
    note: null,
    repairedOnSpot: false,
    prohibition: false,
    photos: [],
  })
  const paper = paperOf({ kind: 'report', result: 'fail-dangerous', inspectionId, appointmentId, pdfSha256 })
  await rig.tell('certificate.generated', paper)
  expect(await sent()).toMatchObject({ state: 'queued', reason: 'test-unknown' })
  const deficiencies = [found('minor', 'A lamp is out.'), found('dangerous', 'Brake fluid is escaping.')]
  const retestOrder = { deadline: '2027-01-29', checkpoints: [] }
  await rig.tell('inspection.completed', completedOf(inspectionId, { deficiencies, retestOrder }))
  rig.clock.now = new Date(rig.clock.now.getTime() + 10_000)
  const { template, written, state } = await sent()
  expect([template, state]).toEqual(['test-failed', 'sent'])
  expect(written?.text).toMatch(/Dangerous: Brake fluid is escaping\.\n- Minor: A lamp is out\./)
  expect(written?.text).toContain('Retest by: 29 January 2027')
  expect(written?.text).toContain(`/book?retest=${inspectionId}`)
  expect(written?.text).toContain('do not drive')
})

test('a pass is told to whoever booked it, a reminder of its end to whoever has the car by then', async () => {
  const [buyer, seller, appointmentId, inspectionId] = [rig.person(), rig.person(), uuidv7(), uuidv7()]
  rig.bookers.set(appointmentId, seller)
  const paper = paperOf({ appointmentId, inspectionId, vin: 'VF1AB000123456780', pdfSha256 })
  await rig.tell('inspection.completed', completedOf(inspectionId, { deficiencies: [] }))
  await rig.tell('certificate.generated', paper)
  expect(await sent()).toMatchObject({ template: 'test-passed', userId: seller, state: 'sent' })
  rig.owners.set(paper.vin, buyer)
  await rig.tell('certificate.expiring', { ...paper, appointmentId, weeks: 4 })
  const reminder = await sent()
  expect(reminder).toMatchObject({ template: 'certificate-expiring', userId: buyer, state: 'sent' })
  const { headers } = reminder.written ?? {}
  expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const token = /<https:\/\/centre\.example\/u\/([\w-]{44})>/.exec(headers?.['List-Unsubscribe'] ?? '')?.[1]
  expect(rig.deps.stopLinks.read(token ?? '')).toEqual({ userId: buyer, kind: 'expiry' })
})

test('a paper that counts no more, or not for now, is told to whoever has the car, with the reason', async () => {
  const [userId, inspectionId] = [rig.person({ language: 'fr' }), uuidv7()]
  const paper = paperOf({ inspectionId, vin: 'VF1AB000123456781' })
  await rig.tell('inspection.completed', completedOf(inspectionId, {}))
  const nobodys = await rig.tell('certificate.revoked', { ...paper, status: 'revoked', reasonCode: 'fraud' })
  expect(nobodys).toEqual({ kind: 'skip', reason: 'nobody-to-tell' })
  rig.owners.set(paper.vin, userId)
  await rig.tell('certificate.suspended', { ...paper, status: 'suspended', reasonCode: 'under-review' })
  const held = await sent()
  expect(held).toMatchObject({ template: 'certificate-suspended', userId, state: 'sent' })
  expect(held.written?.text).toContain('Raison: en cours d’examen')
  await rig.tell('certificate.reinstated', paper)
  expect(await sent()).toMatchObject({ template: 'certificate-reinstated', state: 'sent' })
  await rig.tell('certificate.revoked', { ...paper, status: 'revoked', reasonCode: 'a-later-one' })
  expect((await sent()).written?.text).toContain('Raison: autre raison')
})

test('a payment that failed is told while it can be made again, with how; else nothing is said of it', async () => {
  const [customerId, appointmentId] = [rig.person(), uuidv7()]
  rig.bookers.set(appointmentId, customerId)
  const failed = { ...(sampleData('payment.failed') as EventData<'payment.failed'>), appointmentId, customerId }
  rig.clock.now = new Date('2026-11-29T10:09:00.000Z')
  await rig.tell('payment.failed', failed)
  const { template, written } = await sent()
  expect(template).toBe('payment-failed')
  expect(written?.text).toContain('until 11:10')
  expect(written?.text).toContain(`/book/pay/${appointmentId}`)
  rig.clock.now = new Date('2026-11-29T10:11:00.000Z')
  expect(await rig.tell('payment.failed', failed)).toEqual({ kind: 'skip', reason: 'nobody-to-tell' })
})

test('of papers adopted after a restore nobody is told a second time', async () => {
  const userId = rig.person()
  const skipped = { kind: 'skip', reason: 'nobody-to-tell' }
  expect(await rig.tell('invoice.created', invoiceOf({ customerId: userId, adopted: true }))).toEqual(skipped)
  const credit = sampleData('invoice.credited') as EventData<'invoice.credited'>
  expect(await rig.tell('invoice.credited', { ...credit, customerId: userId, adopted: true })).toEqual(skipped)
  const paper = sampleData('certificate.generated') as EventData<'certificate.generated'>
  rig.owners.set(paper.vin, userId)
  expect(await rig.tell('certificate.generated', { ...paper, appointmentId: null, adopted: true })).toEqual(skipped)
})

test('money no appointment stands for, a time that was let go and a car that did not come are told of', async () => {
  const [userId, appointmentId] = [rig.person(), uuidv7()]
  rig.bookers.set(appointmentId, userId)
  const money = sampleData('appointment.payment-unplaceable') as EventData<'appointment.payment-unplaceable'>
  await rig.tell('appointment.payment-unplaceable', { ...money, appointmentId })
  const back = await sent()
  expect(back).toMatchObject({ template: 'payment-returned', userId, state: 'sent' })
  expect(back.written?.from).toContain('Garage du Nord')
  expect(back.written?.text).toContain('Amount: €79.00')
  await rig.tell('appointment.expired', bookingOf({ userId, status: 'expired' }))
  expect((await sent()).written?.text).toContain('Nothing was taken.')
  await rig.tell('appointment.no-show', bookingOf({ userId, status: 'no-show' }))
  expect((await sent()).written?.subject).toContain('did not come')
  const planned = await rig.tell('appointment.no-show', bookingOf({ userId: null, status: 'no-show' }))
  expect(planned).toEqual({ kind: 'skip', reason: 'nobody-to-tell' })
})

test('an account mail is written from the users service each time, and kept nowhere', async () => {
  const notificationId = uuidv7()
  const link = {
    url: 'https://centre.example/account/reset-password#secret',
    expiresAt: new Date('2026-11-29T11:00:30.000Z'),
  }
  const mail = { purpose: 'reset-password', email: 'a@example.com', name: 'Amina', language: 'en', link } as const
  rig.accountMails.set(notificationId, mail)
  await rig.tell('notification.requested', { notificationId, template: 'reset-password', userId: null })
  const message = await sent()
  expect(message).toMatchObject({ messageId: notificationId, state: 'sent', written: null })
  expect((await readMessage(rig.deps, message))?.text).toContain(link.url)
  const carried = { ...rig.deps.providers.email, name: 'sendgrid' as const }
  const withKeys = { ...rig.deps, providers: { ...rig.deps.providers, email: carried } }
  expect(JSON.stringify(await readMessage(withKeys, message))).not.toContain('secret')
  rig.accountMails.delete(notificationId)
  expect(await readMessage(rig.deps, message)).toBeNull()
})

test('nobody is written to who is not there any more, or does not want it', async () => {
  const [gone, quiet] = [rig.person(), rig.person({ remindByEmail: false })]
  await rig.tell('appointment.reminder-due', bookingOf({ userId: quiet }))
  expect(await sent()).toMatchObject({ state: 'suppressed', reason: 'not-wanted' })
  await rig.tell('appointment.confirmed', bookingOf({ userId: gone }))
  rig.people.delete(gone)
  expect(await sent()).toMatchObject({ state: 'suppressed', reason: 'no-account' })
  const late = await rig.tell('appointment.cancelled', bookingOf({ userId: gone, status: 'cancelled' }))
  expect(late).toEqual({ kind: 'skip', reason: 'nobody-to-tell' })
})

test('what was sent is told without an address or a word', async () => {
  expect(new Set(await rig.published())).toEqual(new Set(['notification.sent']))
})

test('what became of an appeal is told to whoever made it', async () => {
  const [customerId, inspectionId, appealId] = [rig.person(), uuidv7(), uuidv7()]
  await rig.tell('inspection.completed', completedOf(inspectionId, {}))
  for (const decision of ['upheld', 'dismissed', 'retest'] as const) {
    await rig.tell('inspection.appeal-decided', { appealId, inspectionId, decision, customerId, plate: 'AB-123-CD' })
    const told = await sent()
    expect(told).toMatchObject({ template: `appeal-${decision}`, userId: customerId, state: 'sent' })
    expect(told.written?.text).toContain('AB-123-CD')
  }
})
