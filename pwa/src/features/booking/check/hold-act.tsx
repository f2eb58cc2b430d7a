import type { Appointment, BookAppointment } from '@sac/contracts/http/bookings'
import type { PublicCentre } from '@sac/contracts/http/centres'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useEffect } from 'react'
import { isRefusal, type Refused, Unreachable } from '#api/office.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { Link, useGo } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { changeDraft, noteAsked } from '../model/use-draft.ts'

type HoldProps = { wanted: BookAppointment; centre: PublicCentre }

const againMs = 3_000

/**
 * Has the time held. While no answer has come nobody knows whether it is: it is asked again under the same id, until the office
 * says what is so.
 */
function useHold(wanted: BookAppointment) {
  const go = useGo()
  const onAnswer = ({ appointmentId }: Appointment) =>
    go({ to: '/book/pay/$appointmentId', params: { appointmentId }, replace: true })
  const { mutate, error, isPending } = useAct(appointmentOperations['appointments.create'], { onAnswer })
  const isUnknown = error instanceof Unreachable
  const ask = () => {
    noteAsked()
    mutate({ body: wanted })
  }
  useEffect(() => {
    if (!isUnknown) return
    const timer = setTimeout(ask, againMs)
    return () => clearTimeout(timer)
  })
  return { ask, error: isUnknown ? null : error, isUnknown, isAsking: isPending || isUnknown }
}

/** The act of the step. Where the answer to it may have been lost with the page, it is asked for anew. */
export function HoldAct({ wanted, centre }: HoldProps) {
  const { messages } = useWords()
  const { booking } = messages
  const { ask, error, isUnknown, isAsking } = useHold(wanted)
  if (isRefusal(error, 'appointment.slot-taken', 'appointment.not-bookable'))
    return <OtherTimes refused={error} timeZone={centre.timeZone} />
  return (
    <div className="stack" aria-live="polite">
      {isUnknown && (
        <Note tone="warn" icon="offline">
          <p>{booking.holdUnknown}</p>
        </Note>
      )}
      <Problem>{refusalWords(error, messages)}</Problem>
      {isRefusal(error, 'appointment.same-car', 'appointment.too-many-holds') && (
        <p>
          <Link to="/appointments">{messages.appointments.title}</Link>
        </p>
      )}
      <Button look="primary" wide big disabled={isAsking} onClick={ask}>
        {isAsking ? booking.holding : booking.hold(centre.rules.holdMinutes)}
      </Button>
    </div>
  )
}

/** Somebody was faster: what the office says is free next, a tap away. */
function OtherTimes({ refused, timeZone }: { refused: Refused; timeZone: string }) {
  const { messages, formats } = useWords()
  const { booking } = messages
  const { freeTimes = [] } = refused.problem
  return (
    <Note tone="warn" icon="clock">
      <p>{freeTimes.length > 0 ? booking.taken : booking.takenNone}</p>
      <div className="cluster">
        {freeTimes.map((time) => (
          <Button key={time} onClick={() => changeDraft({ time })}>
            {formats.list([formats.dayIn(time, timeZone), formats.timeIn(time, timeZone)])}
          </Button>
        ))}
      </div>
      <p>
        <Link to="/book">{booking.otherTime}</Link>
      </p>
    </Note>
  )
}
