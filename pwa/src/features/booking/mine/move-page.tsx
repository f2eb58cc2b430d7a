import type { Appointment } from '@sac/contracts/http/bookings'
import type { PublicCentre } from '@sac/contracts/http/centres'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { Answered } from '#api/answered.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { useGo } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { useCentre } from '#customer/use-centres.ts'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { Problem } from '#design/problem.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/customer/words.tsx'
import { WhenPicker } from '../when/when-picker.tsx'

/** Another time for what is booked. */
export function MovePage() {
  const appointmentId = useParam('appointmentId')
  const { appointments } = useWords().messages
  return (
    <Page title={appointments.moveTitle} lead={appointments.moveLead}>
      <RequirePerson why={appointments.why}>
        <Move appointmentId={appointmentId} />
      </RequirePerson>
    </Page>
  )
}

function Move({ appointmentId }: { appointmentId: string }) {
  const one = useOffice(appointmentOperations['appointments.read'], { params: { appointmentId } })
  const { centre, asked } = useCentre(one.data?.centreId)
  return (
    <Answered of={one}>
      {(appointment) => (
        <Answered of={asked}>{() => centre && <Moving appointment={appointment} centre={centre} />}</Answered>
      )}
    </Answered>
  )
}

function Moving({ appointment, centre }: { appointment: Appointment; centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const { appointments } = messages
  const { appointmentId, kind, vehicle } = appointment
  const [wanted, setWanted] = useState<{ time: string; commandId: string } | null>(null)
  const go = useGo()
  const move = useAct(appointmentOperations['appointments.reschedule'])
  const agree = () => {
    if (!wanted) return
    const body = { commandId: wanted.commandId, scheduledDate: wanted.time }
    const onSuccess = () => go({ to: '/appointments/$appointmentId', params: { appointmentId }, replace: true })
    move.mutate({ params: { appointmentId }, body }, { onSuccess })
  }
  const { timeZone } = centre
  const said = (time: string) => [formats.longDayIn(time, timeZone), formats.timeIn(time, timeZone)] as const
  return (
    <>
      <Now at={formats.list(said(appointment.scheduledDate))} />
      <WhenPicker
        centre={centre}
        wanted={{ kind, category: vehicle.category ?? 'M1' }}
        chosen={wanted?.time ?? null}
        without={appointment.scheduledDate}
        onTime={(time) => setWanted({ time, commandId: createId() })}
      />
      <div className="stack stack-tight" data-at-hand={wanted ? '' : undefined}>
        <Problem>{refusalWords(move.error, messages)}</Problem>
        <Button look="primary" wide big disabled={!wanted || move.isPending} onClick={agree}>
          {move.isPending
            ? appointments.moving
            : wanted
              ? appointments.moveAct(...said(wanted.time))
              : appointments.movePick}
        </Button>
      </div>
    </>
  )
}

function Now({ at }: { at: string }) {
  const { appointments } = useWords().messages
  return (
    <p>
      <span className="quiet">{appointments.now}</span> <strong>{at}</strong>
    </p>
  )
}
