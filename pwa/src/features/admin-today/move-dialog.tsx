import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useWords } from '#words/admin/words.tsx'
import { BookingMeanwhile } from './booking-meanwhile.tsx'
import { frameOf } from './day-layout.ts'
import { BayField, QuarterField, usePlaceWords } from './quarter-field.tsx'

type Props = { of: BoardAppointment; board: Board; onClose: () => void }

/** What dragging does, by keys. */
export function MoveDialog({ of, board, onClose }: Props) {
  const words = useWords().messages.today
  const { appointmentId, revision: seen, vehicle } = of
  const [to, setTo] = useState({ bay: of.bay, scheduledDate: of.scheduledDate })
  const place = usePlaceWords(board.centre.timeZone)
  return (
    <ActDialog
      row={appointmentOperations['appointments.reschedule']}
      title={words.moveTitle(vehicle.plate)}
      act={words.moveAct(place(to))}
      input={({ actId: commandId }) => ({ params: { appointmentId }, body: { commandId, seen, ...to } })}
      onClose={onClose}
    >
      <BookingMeanwhile of={of} board={board} />
      <p>{words.moveText}</p>
      <BayField bays={board.centre.bays} value={to.bay} onChange={(bay) => setTo({ ...to, bay })} />
      <QuarterField
        label={words.time}
        frame={frameOf(board)}
        value={to.scheduledDate}
        onChange={(scheduledDate) => setTo({ ...to, scheduledDate })}
      />
    </ActDialog>
  )
}
