import type { InspectionRecord } from '@sac/contracts/http/inspection-records'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { Plate } from '#design/plate.tsx'
import type { Messages } from '#words/admin/words.tsx'
import { ResultChip, StatusChip } from './chips.tsx'

type Words = Messages['inspections']

/** The word for a code; the code itself where this version has none. */
const wordOf = (words: Readonly<Record<string, string>>, code: string | null) => code && (words[code] ?? code)

export const inspectionColumns = (
  words: Words,
  centreNamed: (centreId: string) => string,
): Column<InspectionRecord>[] => [
  {
    id: 'plate',
    name: words.plate,
    cell: ({ inspectionId, plate }) => (
      <Link className="row-link" to="/inspections/$inspectionId" params={{ inspectionId }}>
        {plate ? <Plate>{plate}</Plate> : words.noPlate}
      </Link>
    ),
    text: ({ plate }) => plate,
  },
  {
    id: 'status',
    name: words.status,
    cell: ({ status }) => <StatusChip status={status} />,
    text: ({ status }) => words.statuses[status],
  },
  {
    id: 'result',
    name: words.result,
    cell: ({ result }) => <ResultChip result={result} />,
    text: ({ result }) => wordOf(words.results, result),
  },
  wordColumn('kind', words.kind, ({ kind }) => wordOf(words.kinds, kind)),
  whenColumn('tested', words.tested, ({ testedAt }) => testedAt, {
    sorts: { up: 'tested-first', down: 'tested' },
  }),
  figuresColumn('certificate', words.certificate, ({ certificateNumber }) => certificateNumber),
  whenColumn('changed', words.changed, ({ updatedAt }) => updatedAt, {
    sorts: { up: 'changed-first', down: 'changed' },
  }),
  figuresColumn('vin', words.vin, ({ vin }) => vin, { isExtra: true }),
  wordColumn('centre', words.centre, ({ centreId }) => centreId && centreNamed(centreId), { isExtra: true }),
  wordColumn('flags', words.flags, ({ flags }) => flags.join(' '), { isExtra: true }),
]
