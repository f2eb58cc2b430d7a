import type { Money } from '@sac/contracts/money/money'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Segments } from '#design/segments.tsx'
import { useWords } from '#words/admin/words.tsx'

export type ToTake = { appointmentId: string; plate: string | null; price: Money }

/** Money for a booking lies on the counter, or its terminal has taken it. */
export function TakeDialog({ of: { appointmentId, plate, price }, onClose }: { of: ToTake; onClose: () => void }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const [method, setMethod] = useState<'card' | 'cash'>('card')
  return (
    <ActDialog
      row={paymentOperations['payments.take']}
      title={words.takeTitle(plate ?? words.noPlate)}
      act={words.takeAct(formats.money(price))}
      input={({ actId: paymentId }) => ({ body: { paymentId, appointmentId, method } })}
      onClose={onClose}
    >
      <p>{words.takeText}</p>
      <Segments
        label={words.method}
        options={[
          { value: 'card', label: words.methods.card },
          { value: 'cash', label: words.methods.cash },
        ]}
        value={method}
        onChange={setMethod}
      />
    </ActDialog>
  )
}
