import type { MonthReport } from '@sac/contracts/http/month-reports'
import { Link } from '#admin/link.tsx'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { useStaffNames } from '#admin/use-staff-names.ts'
import type { Messages } from '#words/admin/words.tsx'
import { PaperCell } from './paper-cell.tsx'
import { ReportLink } from './report-link.tsx'

type Words = Messages['quality']

const changesOf = (words: Words, { changed }: MonthReport) =>
  changed ? words.changes(changed.added.length, changed.removed.length, changed.altered.length) : words.first

function Maker({ userId }: { userId: string }) {
  const nameOf = useStaffNames()
  return (
    <Link to="/people/$userId" params={{ userId }}>
      {nameOf(userId, userId.slice(-12))}
    </Link>
  )
}

export const reportColumns = (words: Words, centreNamed: (centreId: string) => string): Column<MonthReport>[] => [
  { id: 'month', name: words.month, cell: (one) => <ReportLink of={one} />, text: ({ month }) => month },
  { id: 'pdf', name: 'PDF', cell: (one) => <PaperCell of={one} />, text: ({ paper }) => words.papers[paper.status] },
  wordColumn('centre', words.centre, ({ centreId }) => centreNamed(centreId)),
  figuresColumn('version', words.version, ({ version }) => String(version), { atEnd: true }),
  figuresColumn('tests', words.tests, ({ tests }) => String(tests), { atEnd: true }),
  wordColumn('changed', words.changed, (one) => changesOf(words, one)),
  whenColumn('made', words.made, ({ madeAt }) => madeAt),
  { id: 'maker', name: words.maker, cell: ({ madeBy }) => <Maker userId={madeBy} />, text: ({ madeBy }) => madeBy },
  figuresColumn('sha256', 'SHA-256', ({ sha256 }) => sha256.slice(0, 16), { isExtra: true }),
]
