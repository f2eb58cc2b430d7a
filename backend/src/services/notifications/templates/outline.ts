// What every message is made of, whatever its language: which event has it written, what it shows, what it asks for. Placeholders
// name members of the event's data, or of what is looked up when it is written (see placeholders.ts).
import type { EventType } from '@sac/contracts/events/catalogue'
import type { MessageChannel, MessageKind } from '@sac/contracts/messages/message'

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
  until: '{booking.heldUntil:moment}',
  reason: '{reasonCode:reason}',
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
  /** Says what the booking is like by now. */
  asksBooking?: true
}
