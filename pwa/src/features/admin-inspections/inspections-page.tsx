import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { DataList } from '#admin/list/data-list.tsx'
import type { Filter } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { inspectionColumns } from './inspection-columns.tsx'

type Words = Messages['inspections']

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

const filtersOf = (words: Words): Filter[] => [{ id: 'status', name: words.status, options: optionsOf(words.statuses) }]

/** Every inspection of the house, by state, outcome, person and day. */
export function InspectionsPage() {
  const { inspections: words } = useWords().messages
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'inspections',
          label: words.title,
          row: inspectionOperations['inspections.list'],
          items: ({ inspections }) => inspections,
          idOf: ({ inspectionId }) => inspectionId,
          columns: inspectionColumns(words),
          filters: filtersOf(words),
          search: words.search,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
