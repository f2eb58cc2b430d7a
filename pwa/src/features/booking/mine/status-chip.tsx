import type { AppointmentStatus } from '@sac/contracts/http/appointments'
import { useWords } from '#words/customer/words.tsx'

const tones: Partial<Record<AppointmentStatus, string>> = {
  pending: 'chip-minor',
  confirmed: 'chip-pass',
  'checked-in': 'chip-pass',
}

/** What has become of an appointment, in words on a ground of its colour. */
export function StatusChip({ status }: { status: AppointmentStatus }) {
  const { appointments } = useWords().messages
  return <span className={`chip ${tones[status] ?? ''}`}>{appointments.status[status]}</span>
}
