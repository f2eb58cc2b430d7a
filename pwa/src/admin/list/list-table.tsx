// The rows as a table. TanStack Table holds which columns are shown and which rows are selected; order and filters are the server's.
import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useRef, useState } from 'react'
import { useWords } from '#words/admin/words.tsx'
import { ListHeader } from './list-head.tsx'
import type { Column } from './list-types.ts'
import { useRowKeys } from './use-row-keys.ts'

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })

type ListTableProps<T> = {
  label: string
  rows: readonly T[]
  idOf: (one: T) => string
  columns: readonly Column<T>[]
  shown: readonly string[]
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  /** Somebody goes on below the last row. */
  onEnd: () => void
  /** Rows can be selected. */
  selection: { selected: Record<string, boolean>; onSelect: (selected: Record<string, boolean>) => void } | null
}

function useRows<T>({ rows, idOf, columns, shown, selection }: ListTableProps<T>) {
  const [none] = useState({})
  const selected = selection?.selected ?? none
  return useTable({
    features,
    data: rows as T[] & object[],
    getRowId: (one) => idOf(one as T),
    columns: columns.map(({ id }) => ({ id })),
    state: {
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
      rowSelection: selected,
    },
    onRowSelectionChange: (change) => selection?.onSelect(typeof change === 'function' ? change(selected) : change),
  })
}

export function ListTable<T>(props: ListTableProps<T>) {
  const { label, columns, sort, onSort, onEnd, selection } = props
  const { lists } = useWords().messages
  const table = useRows(props)
  const body = useRef<HTMLTableSectionElement>(null)
  const columnOf = new Map(columns.map((column) => [column.id, column]))
  const known = table.getVisibleLeafColumns().flatMap(({ id }) => columnOf.get(id) ?? [])
  useRowKeys({ body, onEnd })
  return (
    <table className="list">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          {selection && <SelectHeader />}
          {known.map((column) => (
            <ListHeader key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} data-selected={row.getIsSelected() || undefined}>
            {selection && (
              <td className="select-cell">
                <input
                  type="checkbox"
                  aria-label={lists.selectRow}
                  checked={row.getIsSelected()}
                  onChange={row.getToggleSelectedHandler()}
                />
              </td>
            )}
            <Cells of={row.original as T} columns={known} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Cells = <T,>({ of: one, columns }: { of: T; columns: readonly Column<T>[] }) =>
  columns.map((column) => (
    <td key={column.id} className={column.atEnd ? 'at-end tabular' : undefined}>
      {column.cell(one)}
    </td>
  ))

function SelectHeader() {
  const { lists } = useWords().messages
  return (
    <th scope="col">
      <span className="visually-hidden">{lists.selectRow}</span>
    </th>
  )
}
