import { certificateOperations } from '@sac/contracts/operations/certificates'
import { DataList } from '#admin/list/data-list.tsx'
import type { Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { certificateColumns } from './certificate-columns.tsx'

const filtersOf = (words: Messages['certificates'], centres: { value: string; label: string }[]): Filter[] => [
  { id: 'status', name: words.status, options: optionsOf(words.statuses) },
  { id: 'result', name: words.result, options: optionsOf(words.results) },
  ...(centres.length > 1 ? [{ id: 'centreId', name: words.centre, options: centres }] : []),
  { id: 'testedFrom', name: words.testedFrom, type: 'date' },
  { id: 'testedTo', name: words.testedTo, type: 'date' },
]

/** Every paper of the house, found by number, plate or VIN. */
export function CertificatesPage() {
  const { messages, formats } = useWords()
  const { certificates: words } = messages
  const { options, nameOf: centreName } = useCentres()
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'certificates',
          label: words.title,
          row: certificateOperations['certificates.list'],
          live: ['certificate'],
          items: ({ certificates }) => certificates,
          idOf: ({ certificateId }) => certificateId,
          columns: certificateColumns({ messages, formats, centreName }),
          filters: filtersOf(words, options),
          search: words.search,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
