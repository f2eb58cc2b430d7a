import { isolated } from '@sac/contracts/text/isolate'
import { useNow } from '#api/use-now.ts'
import { useWords } from '#words/customer/words.tsx'
import { clockOf, leftMs } from '../model/pay-step.ts'

const hurryMs = 60_000

/** How long a time is still held. The last minute is announced once; the seconds are for eyes. */
export function Countdown({ until }: { until: string | null }) {
  const { booking } = useWords().messages
  const now = useNow(until === null ? null : 1_000)
  if (until === null) return null
  const left = leftMs(until, now)
  const isHurry = left < hurryMs
  return (
    <p className="countdown" data-hurry={isHurry || undefined}>
      <span aria-hidden="true">
        {booking.heldLabel} <strong className="num">{clockOf(left)}</strong>
      </span>
      <span className="visually-hidden" role={isHurry ? 'status' : undefined}>
        {booking.heldFor(isolated(clockOf(Math.ceil(left / hurryMs) * hurryMs)))}
      </span>
    </p>
  )
}
