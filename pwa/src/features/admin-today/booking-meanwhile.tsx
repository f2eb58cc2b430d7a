import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import { WhatChanged } from '#admin/what-changed.tsx'
import { useWords } from '#words/admin/words.tsx'
import { usePlaceWords } from './quarter-field.tsx'
import { useStaff } from './today-data.ts'

/** What has become of a booking since it was opened, by the day as it is now; on another day it is gone from here. */
export function BookingMeanwhile({ of, board }: { of: BoardAppointment; board: Board }) {
  const { today: words } = useWords().messages
  const place = usePlaceWords(board.centre.timeZone)
  const { nameOf } = useStaff()
  const linesOf = (one: BoardAppointment) =>
    [place(one), words.statuses[one.status], nameOf(one.inspectorId)].filter((line) => line !== null)
  const now = board.appointments.find(({ appointmentId }) => appointmentId === of.appointmentId)
  return <WhatChanged before={linesOf(of)} now={now ? linesOf(now) : []} />
}
