import { paymentOperations } from '@sac/contracts/operations/payments'
import { DataList } from '#admin/list/data-list.tsx'
import type { Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { paymentColumns } from './payment-columns.tsx'

const filtersOf = (words: Messages['money'], centres: { value: string; label: string }[]): Filter[] => [
  { id: 'status', name: words.status, options: optionsOf(words.statuses) },
  { id: 'method', name: words.method, options: optionsOf(words.methods) },
  ...(centres.length > 1 ? [{ id: 'centreId', name: words.centre, options: centres }] : []),
  { id: 'fromDay', name: words.from, type: 'date' },
  { id: 'toDay', name: words.to, type: 'date' },
]

/** Every payment of the house, found by the car's plate. */
export function PaymentsPage() {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { options, nameOf: centreName } = useCentres()
  return (
    <OfficePage title={words.payments} fills>
      <DataList
        of={{
          name: 'payments',
          label: words.payments,
          row: paymentOperations['payments.list'],
          live: ['payment'],
          items: ({ payments }) => payments,
          idOf: ({ paymentId }) => paymentId,
          columns: paymentColumns({ words, formats, centreName }),
          filters: filtersOf(words, options),
          search: words.plate,
          empty: { title: words.paymentsEmptyTitle, text: words.paymentsEmptyText },
        }}
      />
    </OfficePage>
  )
}
