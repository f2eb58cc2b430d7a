import type { Appointment } from '@sac/contracts/http/bookings'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useEffect, useState } from 'react'
import { Unreachable } from '#api/office.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { createId } from '#platform/create-id.ts'
import { leaveFor } from '#platform/leave-for.ts'
import { onPageLife } from '#platform/page-life.ts'
import { useWords } from '#words/customer/words.tsx'
import type { PayStep } from '../model/pay-step.ts'

type PayingProps = { appointment: Appointment; step: PayStep }

/** Pays at the provider's page, which opens by itself for whoever has just asked for it. */
export function Paying({ appointment, step }: PayingProps) {
  const { booking } = useWords().messages
  const pay = useAct(paymentOperations['payments.create'])
  // The id stays for as long as this page does: asking again begins no second payment.
  const [paymentId] = useState(createId)
  const [leaves, setLeaves] = useState(false)
  const payUrl = step.is === 'at-provider' ? step.payUrl : null
  useEffect(() => {
    if (leaves && payUrl) leaveFor(payUrl)
  }, [leaves, payUrl])
  // Whoever comes back from there, or from another tab, decides anew.
  useEffect(() => onPageLife({ shown: () => setLeaves(false), leaving: () => undefined }), [])
  const begin = () => {
    setLeaves(true)
    pay.mutate({ body: { paymentId, appointmentId: appointment.appointmentId } })
  }
  if (step.is === 'settling')
    return (
      <Note icon="clock">
        <h2>{booking.asking}</h2>
        <p>{booking.askingText}</p>
      </Note>
    )
  if (leaves && !pay.error) return <Opening />
  if (step.is === 'at-provider') return <AtProvider payUrl={step.payUrl} />
  if (step.is === 'opening') return <Opening />
  return <ToPay appointment={appointment} step={step} error={pay.error} onPay={begin} />
}

function Opening() {
  const { booking } = useWords().messages
  return (
    <Button look="primary" wide big disabled>
      {booking.opening}
    </Button>
  )
}

/** Nothing has been taken: said before what can be done. */
function AtProvider({ payUrl }: { payUrl: string }) {
  const { booking } = useWords().messages
  return (
    <>
      <Note icon="info">
        <h2>{booking.atProvider}</h2>
        <p>{booking.atProviderText}</p>
      </Note>
      <Button look="primary" wide big onClick={() => leaveFor(payUrl)}>
        {booking.continuePaying}
      </Button>
    </>
  )
}

const failures = { declined: 'declined', expired: 'lapsed', withdrawn: 'withdrawn' } as const

type ToPayProps = PayingProps & { error: Error | null; onPay: () => void }

function ToPay({ appointment, step, error, onPay }: ToPayProps) {
  const { messages, formats } = useWords()
  const { booking } = messages
  const failure = step.is === 'to-pay' ? step.failure : null
  return (
    <>
      {failure && (
        <Note tone="error">
          <p>{booking[failures[failure]]}</p>
        </Note>
      )}
      <Button look="primary" wide big onClick={onPay}>
        {booking.pay(appointment.price ? formats.money(appointment.price) : '')}
      </Button>
      <Problem>{error instanceof Unreachable ? booking.payUnknownText : refusalWords(error, messages)}</Problem>
      <p className="quiet with-icon">
        <Icon name="lock" />
        <span>{booking.providerNote}</span>
      </p>
      <p className="quiet with-icon">
        <Icon name="office" />
        <span>{booking.atCounter}</span>
      </p>
    </>
  )
}
