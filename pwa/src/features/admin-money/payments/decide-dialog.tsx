import type { Refund } from '@sac/contracts/http/payments'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { useWords } from '#words/admin/words.tsx'

export type Decision = 'approve' | 'reject' | 'pay-out'

type DecideDialogProps = { decision: Decision; refund: Refund; onClose: () => void }

/** Agrees to a refund, declines it, or says that it was given by hand. */
export function DecideDialog({ decision, refund, onClose }: DecideDialogProps) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { refundId, amountMinor, currency } = refund
  const amount = formats.money({ amountMinor, currency })
  const params = { refundId }
  if (decision === 'reject')
    return (
      <ActDialog
        row={paymentOperations['refunds.reject']}
        title={words.rejectTitle(amount)}
        act={words.rejectAct(amount)}
        reason="required"
        input={({ actId: commandId, reason }) => ({ params, body: { commandId, reason } })}
        onClose={onClose}
      >
        <RefundMeanwhile of={refund} />
        <p>{words.rejectText}</p>
      </ActDialog>
    )
  const name = decision === 'approve' ? 'approve' : 'payOut'
  return (
    <ActDialog
      row={paymentOperations[`refunds.${decision}`]}
      title={words[`${name}Title`](amount)}
      act={words[`${name}Act`](amount)}
      input={({ actId: commandId }) => ({ params, body: { commandId } })}
      onClose={onClose}
    >
      <RefundMeanwhile of={refund} />
      <p>{words[`${name}Text`]}</p>
      {refund.reason && <p>{refund.reason}</p>}
    </ActDialog>
  )
}

function RefundMeanwhile({ of: { paymentId, refundId } }: { of: Refund }) {
  const { money: words } = useWords().messages
  return (
    <Meanwhile
      row={paymentOperations['refunds.list']}
      input={{ query: { paymentId } }}
      lines={({ refunds }) =>
        refunds.flatMap((one) => (one.refundId === refundId ? [words.refundStatuses[one.status]] : []))
      }
      by={({ refunds }) => refunds.find((one) => one.refundId === refundId)?.decidedBy ?? null}
    />
  )
}
