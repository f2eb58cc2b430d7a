// Which message an event has written, if any.
import type { EventData } from '@sac/contracts/events/catalogue'
import type { AppointmentStatus } from '@sac/contracts/http/appointments'
import type { MessageName } from '@sac/contracts/messages/message'

/** What the office plans needs no message: it is nobody's account. What is held says so, and from where it came. */
export function bookingMade({
  status,
  fromWaitingList,
}: Pick<EventData<'appointment.created'>, 'status' | 'fromWaitingList'>): MessageName {
  if (status !== 'pending') return 'booking-confirmed'
  return fromWaitingList ? 'booking-offered' : 'booking-held'
}

/** A paper of before says nothing of its kind: it is a certificate. */
export function paperMade({ kind, result }: Pick<EventData<'certificate.generated'>, 'kind' | 'result'>): MessageName {
  if (kind === 'refusal' || result === 'abandoned') return 'test-abandoned'
  return kind === 'report' || result.startsWith('fail') ? 'test-failed' : 'test-passed'
}

type Held = { status: AppointmentStatus; heldUntil: string | null; paymentId: string | null }

/** Whether a payment that failed can be made again: the time is theirs yet, and nothing has paid for it meanwhile. */
export function canStillPay({ status, heldUntil, paymentId }: Held, now: Date): boolean {
  if (paymentId !== null) return false
  if (status === 'pending') return heldUntil === null || heldUntil > now.toISOString()
  return status === 'confirmed'
}
