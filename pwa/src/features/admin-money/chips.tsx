import type { PaymentStatus, RefundStatus } from '@sac/contracts/http/payments'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'

const paymentTones: Record<PaymentStatus, ChipTone> = {
  created: 'quiet',
  pending: 'wait',
  completed: 'good',
  failed: 'bad',
  expired: 'quiet',
}

export function PaymentChip({ status }: { status: PaymentStatus }) {
  const { statuses } = useWords().messages.money
  return <Chip tone={paymentTones[status]}>{statuses[status]}</Chip>
}

const refundTones: Record<RefundStatus, ChipTone> = {
  requested: 'wait',
  approved: 'wait',
  sent: 'quiet',
  completed: 'good',
  failed: 'bad',
  rejected: 'quiet',
}

export function RefundChip({ status }: { status: RefundStatus }) {
  const { refundStatuses } = useWords().messages.money
  return <Chip tone={refundTones[status]}>{refundStatuses[status]}</Chip>
}
