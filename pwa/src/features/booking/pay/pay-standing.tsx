import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import { useEffect } from 'react'
import { Trouble } from '#api/answered.tsx'
import { Refused } from '#api/office.ts'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/customer/words.tsx'
import { Summary } from '../booking-summary.tsx'
import type { PayStep } from '../model/pay-step.ts'
import { endDraft } from '../model/use-draft.ts'
import { Steps } from '../steps.tsx'
import { Booked } from './booked.tsx'
import { Countdown } from './countdown.tsx'
import { MoneyBack, NotBooked } from './not-booked.tsx'
import { Paying } from './paying.tsx'
import { useStanding } from './use-standing.ts'

/** Says what is so with the booking and its money, and what can be done. */
export function PayStanding({ appointmentId }: { appointmentId: string }) {
  const { booking, common } = useWords().messages
  const { known, error, again } = useStanding(appointmentId)
  if (known) return <Known {...known} isSilent={error !== null} />
  return (
    <Page title={booking.payTitle}>
      {error instanceof Refused && <Trouble error={error} again={again} />}
      {error && !(error instanceof Refused) && <Unknown />}
      {!error && <Skeleton label={common.loading} />}
    </Page>
  )
}

/** Without a connection nobody knows whether it has been paid, and the page says so. */
function Unknown() {
  const { booking } = useWords().messages
  return (
    <Note tone="warn" icon="offline">
      <h2>{booking.payUnknown}</h2>
      <p>{booking.payUnknownText}</p>
    </Note>
  )
}

type KnownProps = { appointment: AppointmentAtCentre; step: PayStep; isSilent: boolean }

function Known({ appointment, step, isSilent }: KnownProps) {
  const { booking } = useWords().messages
  const isBooked = step.is === 'booked'
  useEffect(() => {
    if (isBooked) endDraft()
  }, [isBooked])
  if (step.is === 'booked') return <Booked appointment={appointment} payment={step.payment} />
  if (step.is === 'money-back') return <MoneyBack payment={step.payment} />
  if (step.is === 'expired' || step.is === 'cancelled') return <NotBooked why={step.is} />
  return (
    <Page title={booking.payTitle} aside={<Held appointment={appointment} />}>
      <Steps at="pay" />
      {isSilent ? <Unknown /> : <Paying appointment={appointment} step={step} />}
    </Page>
  )
}

function Held({ appointment }: { appointment: AppointmentAtCentre }) {
  const { formats } = useWords()
  const { kind, vehicle, scheduledDate, price, heldUntil, centre } = appointment
  return (
    <Summary
      kind={kind}
      category={vehicle.category ?? ''}
      time={scheduledDate}
      timeZone={centre.timeZone}
      plate={vehicle.plate}
      price={price ? formats.money(price) : undefined}
      foot={<Countdown until={heldUntil} />}
    />
  )
}
