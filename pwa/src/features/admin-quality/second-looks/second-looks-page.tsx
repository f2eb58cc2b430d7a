import type { SecondLook } from '@sac/contracts/http/second-looks'
import { SecondLookState } from '@sac/contracts/http/second-looks'
import { secondLookOperations } from '@sac/contracts/operations/second-looks'
import { Link } from '#admin/link.tsx'
import { whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { LookChip } from './look-chip.tsx'

type Words = Messages['secondLooks']

const columnsOf = (words: Words, nameOf: (centreId: string) => string): Column<SecondLook>[] => [
  {
    id: 'plate',
    name: words.car,
    cell: ({ inspectionId, plate }) => (
      <Link className="row-link" to="/quality/second-looks/$inspectionId" params={{ inspectionId }}>
        {plate === null ? words.noPlate : <Plate>{plate}</Plate>}
      </Link>
    ),
    text: ({ plate }) => plate,
  },
  {
    id: 'state',
    name: words.state,
    cell: ({ state }) => <LookChip state={state} />,
    text: ({ state }) => words.states[state],
  },
  wordColumn('centre', words.centre, ({ centreId }) => nameOf(centreId)),
  whenColumn('tested', words.tested, ({ testedAt }) => testedAt),
  whenColumn('drawn', words.drawn, ({ drawnAt }) => drawnAt),
]

/** Tests that were drawn: what is still to be looked at, and what came of the others. */
export function SecondLooksPage() {
  const { secondLooks: words, inspections } = useWords().messages
  const { nameOf, options } = useCentres()
  return (
    <OfficePage title={words.title} lead={words.lead} fills>
      <DataList
        of={{
          name: 'second-looks',
          label: words.title,
          row: secondLookOperations['second-looks.list'],
          live: ['inspection'],
          items: ({ looks }) => looks,
          idOf: ({ inspectionId }) => inspectionId,
          columns: columnsOf(words, nameOf),
          filters: [
            {
              id: 'state',
              name: words.state,
              options: SecondLookState.options.map((value) => ({ value, label: words.states[value] })),
            },
            { id: 'centreId', name: words.centre, options },
          ],
          search: inspections.plate,
          empty: { title: words.emptyTitle, text: words.emptyText },
        }}
      />
    </OfficePage>
  )
}
