import type { AppointmentStatus } from '@sac/contracts/http/appointments'

const coming: Record<AppointmentStatus, boolean> = {
  pending: true,
  confirmed: true,
  'checked-in': true,
  done: false,
  'no-show': false,
  cancelled: false,
  expired: false,
}

/** Whether somebody still has to come, or is here. */
export const isComing = ({ status }: { status: AppointmentStatus }): boolean => coming[status]
