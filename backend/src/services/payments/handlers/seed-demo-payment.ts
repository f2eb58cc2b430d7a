import { Problem } from '@sac/platform/http/problem'
import type { PaymentsDeps } from '../payments-deps.ts'
import { takePayment } from './take-payment.ts'

const weekMs = 7 * 24 * 60 * 60_000
const demoId = (kind: number, n: number) => `019a0000-000${kind}-7000-8000-${String(n).padStart(12, '0')}`
const demoAdminId = demoId(0, 1)

/** Pays what the demo customer holds this week (the appointments service has it), by card at the counter; only while it is held. */
export async function seedDemoPayment(deps: PaymentsDeps): Promise<void> {
  const week = Math.floor(deps.now().getTime() / weekMs)
  const appointmentId = demoId(5, week)
  const booking = await deps.directory.findBooking(appointmentId)
  if (booking?.status !== 'pending') return
  try {
    await takePayment(deps, { paymentId: demoId(3, week), appointmentId, method: 'card' }, demoAdminId)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'payment.not-payable')) throw error
  }
}
