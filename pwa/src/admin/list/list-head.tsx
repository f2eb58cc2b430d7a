import { Icon } from '#design/icon.tsx'
import type { Column } from './list-types.ts'
import { WholeWords } from './whole-words.tsx'

type Sorting = { is: 'ascending' | 'descending' | 'none'; next: string | undefined }

/** How a column is sorted now, and what its header asks for when it is clicked. */
function sortingOf({ up, down }: NonNullable<Column<never>['sorts']>, sort: string | undefined): Sorting {
  const is = sort === undefined ? 'none' : sort === down ? 'descending' : sort === up ? 'ascending' : 'none'
  return { is, next: is === 'descending' ? (up ?? down) : (down ?? up) }
}

type HeaderProps<T> = { column: Column<T>; sort: string | undefined; onSort: (sort: string | undefined) => void }

/** The name of a column; where the server can sort by it, a button. */
export function ListHeader<T>({ column, sort, onSort }: HeaderProps<T>) {
  const sorting = column.sorts && sortingOf(column.sorts, sort)
  return (
    <th scope="col" aria-sort={sorting?.is} className={column.atEnd ? 'at-end' : undefined}>
      {sorting ? (
        <button type="button" onClick={() => onSort(sorting.next)}>
          <WholeWords>{column.name}</WholeWords>
          {sorting.is !== 'none' && <Icon name={sorting.is === 'ascending' ? 'up' : 'down'} />}
        </button>
      ) : (
        <WholeWords>{column.name}</WholeWords>
      )}
    </th>
  )
}
