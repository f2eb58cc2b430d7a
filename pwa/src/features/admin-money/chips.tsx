import type { Dispute, DisputeStatus } from '@sac/contracts/http/disputes'
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

const disputeTones: Record<DisputeStatus, ChipTone> = {
  'needs-answer': 'wait',
  'under-review': 'quiet',
  won: 'good',
  lost: 'bad',
}

export function DisputeChip({ of: { status, takesMoney } }: { of: Pick<Dispute, 'status' | 'takesMoney'> }) {
  const { disputes } = useWords().messages
  return (
    <>
      <Chip tone={disputeTones[status]}>{disputes.statuses[status]}</Chip>
      {!takesMoney && <span className="quiet small"> {disputes.bankAsks}</span>}
    </>
  )
}
