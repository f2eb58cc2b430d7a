import type { Payment, RequestRefund } from '@sac/contracts/http/payments'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { amountOf } from '#admin/read-figures.ts'
import { Note } from '#design/note.tsx'
import { Segments } from '#design/segments.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

type RefundDialogProps = { payment: Payment; left: number; onClose: () => void }

type ChosenMeans = NonNullable<RequestRefund['means']>

/** Asks that money goes back, wholly or in part. */
export function RefundDialog({ payment, left, onClose }: RefundDialogProps) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { paymentId: id, method, currency } = payment
  const [typed, setTyped] = useState((left / 100).toFixed(2))
  const [means, setMeans] = useState<ChosenMeans>(method === 'online' ? 'provider' : 'hand')
  const amountMinor = amountOf(typed)
  const isGood = amountMinor !== null && amountMinor > 0 && amountMinor <= left
  const money = (minor: number) => formats.money({ amountMinor: minor, currency })
  return (
    <ActDialog
      row={paymentOperations['payments.refund']}
      title={words.refundTitle}
      act={words.refundAct(money(amountMinor ?? 0))}
      isReady={isGood}
      reason="required"
      input={({ actId: refundId, reason }) => ({
        params: { id },
        body: { refundId, amountMinor: amountMinor ?? 0, means, reason },
      })}
      onClose={onClose}
    >
      <PaymentMeanwhile id={id} money={money} />
      <p>{words.refundText(money(left))}</p>
      <TextField
        label={words.refundAmount}
        value={typed}
        onChange={setTyped}
        inputMode="decimal"
        dir="ltr"
        problem={isGood ? undefined : words.refundAmountBad}
      />
      {method === 'online' && <Means value={means} onChange={setMeans} />}
      <Note icon="people">
        <p>{words.refundSecond}</p>
      </Note>
    </ActDialog>
  )
}

function PaymentMeanwhile({ id, money }: { id: string; money: (minor: number) => string }) {
  const { money: words } = useWords().messages
  return (
    <Meanwhile
      row={paymentOperations['payments.read']}
      input={{ params: { id } }}
      lines={({ status, refunds }) => [
        words.statuses[status],
        ...refunds.map((one) => `${words.refundStatuses[one.status]}: ${money(one.amountMinor)}`),
      ]}
    />
  )
}

function Means({ value, onChange }: { value: ChosenMeans; onChange: (means: ChosenMeans) => void }) {
  const { money: words } = useWords().messages
  return (
    <Segments
      label={words.refundMeans}
      options={[
        { value: 'provider', label: words.byProvider },
        { value: 'hand', label: words.byHand },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
