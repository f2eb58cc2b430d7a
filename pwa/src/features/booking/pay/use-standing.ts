import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useState } from 'react'
import { useOffice } from '#api/use-office.ts'
import { askAgainMs, payStep } from '../model/pay-step.ts'

/** How soon somebody without an answer is asked for again. */
const silentMs = 3_000

/** Booking and payments as the office has them, asked again for as long as something may happen by itself. */
export function useStanding(appointmentId: string) {
  const [everyMs, setEvery] = useState<number | false>(silentMs)
  const booked = useOffice(appointmentOperations['appointments.read'], { params: { appointmentId } }, { everyMs })
  const paid = useOffice(paymentOperations['payments.list'], { query: { appointmentId } }, { everyMs })
  const known = booked.data && paid.data && { appointment: booked.data, step: payStep(booked.data, paid.data.payments) }
  const error = booked.error ?? paid.error
  const wanted = error || !known ? silentMs : askAgainMs(known.step)
  if (wanted !== everyMs) setEvery(wanted)
  const again = () => void Promise.all([booked.refetch(), paid.refetch()])
  return { known, error, again }
}
