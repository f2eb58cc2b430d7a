// What every message is made of, whatever its language: which event has it written, what it shows, what it asks for. Placeholders
// name members of the event's data, or of what is looked up when it is written (see placeholders.ts).
import type { EventType } from '@sac/contracts/events/catalogue'
import type { MessageChannel, MessageKind, MessageName } from '@sac/contracts/messages/message'

/** Rows of the small table of a message; a row whose placeholders say nothing is left out. */
export const factTexts = {
  when: '{scheduledDate:moment}',
  held: '{heldUntil:moment}',
  centre: '{centre.name}, {centre.place}',
  car: '{vehicle.plate}',
  model: '{vehicle.make} {vehicle.model}',
  price: '{price:money}',
  fee: '{cancellation.feeMinor:money}',
  refund: '{cancellation.refundMinor:money}',
  number: '{number}',
  corrects: '{corrects.number}',
  issued: '{issuedOn:date}',
  vat: '{vatMinor:money}',
  total: '{amountMinor:money}',
  plate: '{plate}',
  tested: '{test.make} {test.model}',
  valid: '{validUntil:date}',
  retest: '{test.retestBy:date}',
} as const
export type FactName = keyof typeof factTexts

/** How the head of a message looks: what is fine, what waits for somebody, what is wrong. */
type Tone = 'plain' | 'good' | 'waiting' | 'bad'

export type Outline = {
  kind: MessageKind
  event: EventType
  channels: readonly MessageChannel[]
  tone: Tone
  facts: readonly FactName[]
  /** Where its button leads; without one there is nothing to do. */
  to?: string
  /** What was found at the test. */
  findings?: true
  /** The appointment as a calendar has it, or the paper of the event. */
  attached?: 'calendar' | 'paper'
}

const mail = ['email'] as const
const both = ['email', 'sms'] as const
const account = (more: Partial<Outline> = {}): Outline => ({
  kind: 'account',
  event: 'notification.requested',
  channels: mail,
  tone: 'plain',
  facts: [],
  ...more,
})
const withLink = account({ to: '{link.url}' })
const booking = '{site.url}/appointments/{appointmentId}'
const paying = '{site.url}/book/pay/{appointmentId}'

export const outlines: Readonly<Record<MessageName, Outline>> = {
  'confirm-registration': withLink,
  'already-registered': account(),
  'reset-password': withLink,
  'no-account': account(),
  'confirm-email': withLink,
  'address-in-use': account(),
  'email-changed': account(),
  'password-changed': account(),
  invitation: withLink,
  'booking-held': {
    kind: 'booking',
    event: 'appointment.created',
    channels: mail,
    tone: 'waiting',
    facts: ['held', 'when', 'centre', 'car', 'model', 'price'],
    to: paying,
  },
  'booking-offered': {
    kind: 'waiting-list',
    event: 'appointment.created',
    channels: both,
    tone: 'waiting',
    facts: ['held', 'when', 'centre', 'car', 'model', 'price'],
    to: paying,
  },
  'booking-confirmed': {
    kind: 'booking',
    event: 'appointment.confirmed',
    channels: mail,
    tone: 'good',
    facts: ['when', 'centre', 'car', 'model', 'price'],
    to: booking,
    attached: 'calendar',
  },
  'booking-moved': {
    kind: 'booking',
    event: 'appointment.rescheduled',
    channels: both,
    tone: 'plain',
    facts: ['when', 'centre', 'car', 'model'],
    to: booking,
    attached: 'calendar',
  },
  'booking-cancelled': {
    kind: 'booking',
    event: 'appointment.cancelled',
    channels: both,
    tone: 'bad',
    facts: ['when', 'centre', 'car', 'fee', 'refund'],
    to: '{site.url}/book',
    attached: 'calendar',
  },
  'booking-reminder': {
    kind: 'reminder',
    event: 'appointment.reminder-due',
    channels: both,
    tone: 'plain',
    facts: ['when', 'centre', 'car', 'model'],
    to: booking,
  },
  receipt: {
    kind: 'money',
    event: 'invoice.created',
    channels: mail,
    tone: 'good',
    facts: ['number', 'issued', 'vat', 'total'],
    to: '{downloadUrl}',
    attached: 'paper',
  },
  'credit-note': {
    kind: 'money',
    event: 'invoice.credited',
    channels: mail,
    tone: 'plain',
    facts: ['number', 'corrects', 'issued', 'vat', 'total'],
    to: '{downloadUrl}',
    attached: 'paper',
  },
  'test-passed': {
    kind: 'certificate',
    event: 'certificate.generated',
    channels: mail,
    tone: 'good',
    facts: ['plate', 'tested', 'number', 'valid'],
    to: '{verifyUrl}',
    findings: true,
    attached: 'paper',
  },
  'test-failed': {
    kind: 'certificate',
    event: 'certificate.generated',
    channels: mail,
    tone: 'bad',
    facts: ['plate', 'tested', 'number', 'retest'],
    to: '{site.url}/book?retest={inspectionId}',
    findings: true,
    attached: 'paper',
  },
  'test-abandoned': {
    kind: 'certificate',
    event: 'certificate.generated',
    channels: mail,
    tone: 'waiting',
    facts: ['plate', 'tested'],
    to: '{site.url}/book',
    attached: 'paper',
  },
  'certificate-expiring': {
    kind: 'expiry',
    event: 'certificate.expiring',
    channels: both,
    tone: 'waiting',
    facts: ['plate', 'tested', 'number', 'valid'],
    to: '{site.url}/book',
  },
}
