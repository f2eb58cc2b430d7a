import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/admin/words.tsx'
import { usePlaceWords } from './quarter-field.tsx'

export type Move = { of: BoardAppointment; bay: string; scheduledDate: string }

/** Moves what was dragged, and says what became of it; where it stands now is read from the day as it is shown. */
export function useMove(board: Board) {
  const { messages } = useWords()
  const words = messages.today
  const place = usePlaceWords(board.centre.timeZone)
  const act = useAct(appointmentOperations['appointments.reschedule'])
  const [last, setLast] = useState<Move | null>(null)
  const move = (wanted: Move) => {
    const { of, bay, scheduledDate } = wanted
    if (of.bay === bay && of.scheduledDate === scheduledDate) return
    setLast(wanted)
    const body = { commandId: createId(), seen: of.revision, bay, scheduledDate }
    act.mutate({ params: { appointmentId: of.appointmentId }, body })
  }
  const plate = last?.of.vehicle.plate ?? ''
  const now = board.appointments.find(({ appointmentId }) => appointmentId === last?.of.appointmentId)
  const refused = refusalWords(act.error, messages)
  const stands = now && words.standsAt(place(now))
  return {
    move,
    problem: refused && [words.notMoved(plate), refused, stands].filter(Boolean).join(' '),
    done: act.isSuccess && last ? words.moved(plate, place(last)) : null,
    isMoving: act.isPending,
  }
}
