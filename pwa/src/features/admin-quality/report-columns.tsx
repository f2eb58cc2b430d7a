import type { MonthReport } from '@sac/contracts/http/month-reports'
import { figuresColumn, whenColumn, wordColumn } from '#admin/list/columns.tsx'
import type { Column } from '#admin/list/list-types.ts'
import type { Messages } from '#words/admin/words.tsx'
import { ReportLink } from './report-link.tsx'

type Words = Messages['quality']

const changesOf = (words: Words, { changed }: MonthReport) =>
  changed ? words.changes(changed.added.length, changed.removed.length, changed.altered.length) : words.first

export const reportColumns = (words: Words): Column<MonthReport>[] => [
  { id: 'month', name: words.month, cell: (one) => <ReportLink of={one} />, text: ({ month }) => month },
  wordColumn('centre', words.centre, ({ centreId }) => centreId),
  figuresColumn('version', words.version, ({ version }) => String(version), { atEnd: true }),
  figuresColumn('tests', words.tests, ({ tests }) => String(tests), { atEnd: true }),
  wordColumn('changed', words.changed, (one) => changesOf(words, one)),
  whenColumn('made', words.made, ({ madeAt }) => madeAt),
  figuresColumn('sha256', 'SHA-256', ({ sha256 }) => sha256.slice(0, 16), { isExtra: true }),
]
