// What the counter does with one booking, each with its consequence.
import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Note } from '#design/note.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { BookingMeanwhile } from './booking-meanwhile.tsx'
import { minutesOf } from './day-layout.ts'
import { useStaff } from './today-data.ts'

type Props = { of: BoardAppointment; board: Board; onClose: () => void }

const idsOf = ({ appointmentId, revision: seen }: BoardAppointment, commandId: string) => ({
  params: { appointmentId },
  body: { commandId, seen },
})

export function CheckInDialog({ of, board, onClose }: Props) {
  const words = useWords().messages.today
  const { inspectors } = useStaff()
  const [chosen, setChosen] = useState(of.inspectorId ?? '')
  const inspector = inspectors.find(({ userId }) => userId === chosen) ?? inspectors[0]
  return (
    <ActDialog
      row={appointmentOperations['appointments.check-in']}
      title={words.checkInTitle(of.vehicle.plate)}
      act={words.checkInAct(inspector?.name ?? '…')}
      isReady={inspector !== undefined}
      input={({ actId }) => {
        const { params, body } = idsOf(of, actId)
        return { params, body: { ...body, inspectorId: inspector?.userId ?? '' } }
      }}
      onClose={onClose}
    >
      <BookingMeanwhile of={of} board={board} />
      <p>{words.checkInText}</p>
      {inspector ? (
        <SelectField label={words.inspector} value={inspector.userId} onChange={setChosen}>
          {inspectors.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <Note tone="warn">
          <p>{words.noInspectors}</p>
        </Note>
      )}
    </ActDialog>
  )
}

export function ConfirmDialog({ of, board, onClose }: Props) {
  const words = useWords().messages.today
  return (
    <ActDialog
      row={appointmentOperations['appointments.confirm']}
      title={words.confirmTitle(of.vehicle.plate)}
      act={words.confirmAct}
      input={({ actId }) => idsOf(of, actId)}
      onClose={onClose}
    >
      <BookingMeanwhile of={of} board={board} />
      <p>{words.confirmText}</p>
    </ActDialog>
  )
}

const lengths = [15, 30, 45, 60, 75, 90, 120, 180]

export function ExtendDialog({ of, board, onClose }: Props) {
  const { messages, formats } = useWords()
  const words = messages.today
  const now = minutesOf({ from: of.scheduledDate, to: of.endsAt })
  const [minutes, setMinutes] = useState(now)
  const offered = [...new Set([now, ...lengths])].toSorted((a, b) => a - b)
  return (
    <ActDialog
      row={appointmentOperations['appointments.extend']}
      title={words.extendTitle(of.vehicle.plate)}
      act={words.extendAct(formats.number(minutes))}
      input={({ actId }) => {
        const { params, body } = idsOf(of, actId)
        return { params, body: { ...body, minutes } }
      }}
      onClose={onClose}
    >
      <BookingMeanwhile of={of} board={board} />
      <p>{words.extendText}</p>
      <SelectField label={words.minutes} value={String(minutes)} onChange={(value) => setMinutes(Number(value))}>
        {offered.map((length) => (
          <option key={length} value={length}>
            {formats.number(length)}
          </option>
        ))}
      </SelectField>
    </ActDialog>
  )
}

export function MissedDialog({ of, board, onClose }: Props) {
  const words = useWords().messages.today
  return (
    <ActDialog
      row={appointmentOperations['appointments.no-show']}
      title={words.missedTitle(of.vehicle.plate)}
      act={words.missedAct}
      isDangerous
      input={({ actId }) => idsOf(of, actId)}
      onClose={onClose}
    >
      <BookingMeanwhile of={of} board={board} />
      <p>{words.missedText}</p>
    </ActDialog>
  )
}

export function CancelDialog({ of, board, onClose }: Props) {
  const { messages, formats } = useWords()
  const words = messages.today
  const paid = of.paymentId === null ? null : of.price
  return (
    <ActDialog
      row={appointmentOperations['appointments.cancel']}
      title={words.cancelTitle(of.vehicle.plate)}
      act={paid ? words.cancelRefundAct(formats.money(paid)) : words.cancelAct}
      isDangerous
      reason="required"
      input={({ actId, reason }) => {
        const { params, body } = idsOf(of, actId)
        return { params, body: { ...body, feeMinor: 0, reason } }
      }}
      onClose={onClose}
    >
      <BookingMeanwhile of={of} board={board} />
      <p>{words.cancelText}</p>
    </ActDialog>
  )
}
