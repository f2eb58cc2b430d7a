import type { AppointmentAtCentre, CancellationQuote } from '@sac/contracts/http/bookings'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { Answered } from '#api/answered.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/customer/words.tsx'

type CancelProps = { appointment: AppointmentAtCentre; onClose: () => void }

/** What it costs is said before it is done, and is what is agreed to. */
export function CancelSheet({ appointment, onClose }: CancelProps) {
  const { appointments, common } = useWords().messages
  const params = { appointmentId: appointment.appointmentId }
  const [commandId] = useState(createId)
  const cancel = useAct(appointmentOperations['appointments.cancel'])
  // What it would have cost is nothing to ask about afterwards.
  const enabled = cancel.isIdle || cancel.isError
  const quote = useOffice(appointmentOperations['appointments.quote-cancellation'], { params }, { enabled })
  const agree = (feeMinor: number) =>
    cancel.mutate({ params, body: { commandId, feeMinor, reason: null } }, { onSuccess: onClose })
  return (
    <Sheet title={appointments.cancelTitle} closeLabel={common.close} onClose={onClose}>
      <Answered of={quote}>
        {(terms) => (
          <>
            <Terms of={terms} zone={appointment.centre.timeZone} />
            <Acts terms={terms} error={cancel.error} isPending={cancel.isPending} onAgree={agree} onClose={onClose} />
          </>
        )}
      </Answered>
    </Sheet>
  )
}

function Terms({ of: { fee, refund, until }, zone }: { of: CancellationQuote; zone: string }) {
  const { messages, formats } = useWords()
  const { appointments } = messages
  const hasFee = fee.amountMinor > 0
  return (
    <>
      <p>
        {hasFee ? appointments.cancelCost(formats.money(fee), formats.money(refund)) : appointments.cancelFree}{' '}
        {!hasFee && refund.amountMinor > 0 && appointments.cancelBack(formats.money(refund))}
      </p>
      {until && (
        <p className="quiet small">
          {appointments.cancelUntil(formats.longDayIn(until, zone), formats.timeIn(until, zone))}
        </p>
      )}
    </>
  )
}

type ActsProps = {
  terms: CancellationQuote
  error: Error | null
  isPending: boolean
  onAgree: (feeMinor: number) => void
  onClose: () => void
}

function Acts({ terms: { fee }, error, isPending, onAgree, onClose }: ActsProps) {
  const { messages, formats } = useWords()
  const { appointments } = messages
  const act = fee.amountMinor > 0 ? appointments.cancelActCost(formats.money(fee)) : appointments.cancelAct
  return (
    <>
      <Problem>{refusalWords(error, messages)}</Problem>
      <div className="cluster">
        <Button look="fail" disabled={isPending} onClick={() => onAgree(fee.amountMinor)}>
          {isPending ? appointments.cancelling : act}
        </Button>
        <Button onClick={onClose}>{appointments.keep}</Button>
      </div>
    </>
  )
}
