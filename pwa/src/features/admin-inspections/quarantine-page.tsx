import type { QuarantineItem } from '@sac/contracts/http/devices'
import { deviceOperations } from '@sac/contracts/operations/devices'
import { Link } from '#admin/link.tsx'
import { whenColumn, wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { wordOf } from '#design/i18n/word-of.ts'
import { type Messages, useWords } from '#words/admin/words.tsx'

const columnsOf = (words: Messages['inspections']): Column<QuarantineItem>[] => [
  {
    id: 'line',
    name: words.line,
    cell: ({ id, kind }) => (
      <Link className="row-link" to="/inspections/quarantine/$lineId" params={{ lineId: id }}>
        {words.lineKinds[kind]}
      </Link>
    ),
    text: ({ kind }) => words.lineKinds[kind],
  },
  wordColumn('why', words.why, ({ code }) => wordOf(words.lineCodes, code)),
  wordColumn('device', words.device, ({ deviceName }) => deviceName),
  whenColumn('received', words.received, ({ receivedAt }) => receivedAt),
  wordColumn('detail', words.reasons, ({ detail }) => detail, { isExtra: true }),
]

/** Lines that wait for somebody, the oldest first. */
export function QuarantinePage() {
  const { inspections: words } = useWords().messages
  return (
    <OfficePage title={words.quarantineTitle} fills>
      <DataList
        of={{
          name: 'quarantine',
          label: words.quarantineTitle,
          row: deviceOperations['admin.quarantine'],
          items: ({ items }) => items,
          idOf: ({ id }) => id,
          columns: columnsOf(words),
          empty: { title: words.quarantineEmpty, text: words.quarantineEmptyText },
        }}
      />
    </OfficePage>
  )
}
