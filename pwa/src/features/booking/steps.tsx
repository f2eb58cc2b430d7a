import type { ReactNode } from 'react'
import { Link } from '#customer/link.tsx'
import { useWords } from '#words/customer/words.tsx'

const steps = ['when', 'car', 'check', 'pay'] as const
export type BookingStep = (typeof steps)[number]

/** Where one is of four; what has been done can be gone back to. */
export function Steps({ at }: { at: BookingStep }) {
  const { booking } = useWords().messages
  const now = steps.indexOf(at)
  return (
    <nav aria-label={booking.steps}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={step === at ? 'step' : undefined} data-done={index < now || undefined}>
            {index < now && at !== 'pay' ? <Back step={step}>{booking.step[step]}</Back> : booking.step[step]}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Back({ step, children }: { step: BookingStep; children: ReactNode }) {
  return <Link to={step === 'car' ? '/book/car' : '/book'}>{children}</Link>
}
