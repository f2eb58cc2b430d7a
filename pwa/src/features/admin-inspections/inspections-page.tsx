import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { DataList } from '#admin/list/data-list.tsx'
import type { Filter } from '#admin/list/list-types.ts'
import { optionsOf } from '#admin/list/options-of.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useAllStaff } from '#admin/use-all-staff.ts'
import { useCentres } from '#admin/use-centres.ts'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { inspectionColumns } from './inspection-columns.tsx'

type Words = Messages['inspections']

type Known = Record<'centres' | 'inspectors', { value: string; label: string }[]>

const filtersOf = (words: Words, known: Known): Filter[] => [
  { id: 'status', name: words.status, options: optionsOf(words.statuses) },
  { id: 'result', name: words.result, options: optionsOf(words.results) },
  { id: 'centreId', name: words.centre, options: known.centres },
  { id: 'inspectorId', name: words.inspector, options: known.inspectors },
  { id: 'from', name: words.testedFrom, type: 'date', edge: 'begins' },
  { id: 'to', name: words.testedTo, type: 'date', edge: 'ends' },
]

/** Whom and what the list can be filtered by. */
function useKnown(): Known {
  const { options: centres } = useCentres()
  const inspectors = useAllStaff().filter(({ role }) => role === 'inspector')
  return {
    centres,
    inspectors: inspectors.map(({ userId, name }) => ({ value: userId, label: name })),
  }
}

/** Every inspection of the house, by state, outcome, person and day. */
export function InspectionsPage() {
  const { inspections: words } = useWords().messages
  const known = useKnown()
  const { nameOf } = useCentres()
  return (
    <OfficePage title={words.title} fills>
      <DataList
        of={{
          name: 'inspections',
          label: words.title,
          row: inspectionOperations['inspections.list'],
          live: ['inspection'],
          items: ({ inspections }) => inspections,
          idOf: ({ inspectionId }) => inspectionId,
          columns: inspectionColumns(words, nameOf),
          filters: filtersOf(words, known),
          search: words.search,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
