import type { Board } from '@sac/contracts/http/board'
import type { DayInspection } from '@sac/contracts/http/inspection-day'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { deviceOperations } from '@sac/contracts/operations/devices'
import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { useLive } from '#admin/live/use-live.ts'
import { useAllStaff } from '#admin/use-all-staff.ts'
import { useOffice } from '#api/use-office.ts'

const rows = {
  board: appointmentOperations['appointments.board'],
  inspections: inspectionOperations['inspections.of-day'],
  owing: deviceOperations['admin.devices'],
}

export type Shown = { board: Board; inspections: readonly DayInspection[] }

/** A day of a centre, kept as it is now. */
export function useDay({ centreId, date }: { centreId: string; date: string }) {
  const asked = { params: { centreId }, query: { date } }
  const live = useLive([
    { row: rows.board, by: ['appointment', 'payment', 'inspection'] },
    { row: rows.inspections, by: ['inspection', 'certificate'] },
    { row: rows.owing, by: ['inspection'] },
  ])
  return {
    live,
    board: useOffice(rows.board, asked, { keepsBefore: true }),
    inspections: useOffice(rows.inspections, asked, { keepsBefore: true }),
    owing: useOffice(rows.owing, { query: { state: 'owing' } }),
  }
}

/** Staff by id, for their names; inspectors whose account works, for check-in. */
export function useStaff() {
  const staff = useAllStaff()
  const nameOf = (userId: string | null) => staff.find((one) => one.userId === userId)?.name ?? null
  return {
    nameOf,
    inspectors: staff.filter(({ role, disabledAt, invited }) => role === 'inspector' && !disabledAt && !invited),
  }
}
