import type { Operation } from '@sac/contracts/operations/operation'
import { Button } from '#design/button.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { ExportButton } from './export-button.tsx'
import { FilterFields } from './filter-fields.tsx'
import type { ListSpec } from './list-types.ts'
import { SearchField } from './search-field.tsx'
import type { useColumns } from './use-columns.ts'
import { useExport } from './use-export.ts'
import type { useList } from './use-list.ts'
import { ViewMenu } from './view-menu.tsx'

type ListBarProps<Row extends Operation, T> = {
  spec: ListSpec<Row, T>
  list: ReturnType<typeof useList<Row, T>>
  columns: ReturnType<typeof useColumns>
}

/** Above a list: what is looked for, and what can be done with the whole of it. */
export function ListBar<Row extends Operation, T>({ spec, list, columns }: ListBarProps<Row, T>) {
  const { lists } = useWords().messages
  const { asked, ask, isFiltered } = list
  const { filters = [], search } = spec
  const exporting = useExport(spec, asked)
  const none = Object.fromEntries(['search', ...filters.map(({ id }) => id)].map((id) => [id, undefined]))
  return (
    <div className="list-bar">
      {search !== undefined && (
        <SearchField label={search} value={asked['search'] ?? ''} onSearch={(text) => ask({ search: text })} />
      )}
      <FilterFields filters={filters} asked={asked} ask={ask} />
      {isFiltered && (
        <Button look="plain" onClick={() => ask(none)}>
          {lists.clear}
        </Button>
      )}
      <span className="list-tools">
        <ViewMenu list={spec.name} />
        <ColumnMenu columns={spec.columns} shown={columns.shown} isUsual={columns.isUsual} onChoose={columns.choose} />
        <ExportButton of={exporting} />
        <IconButton icon="print" label={lists.print} onClick={() => window.print()} />
      </span>
    </div>
  )
}
