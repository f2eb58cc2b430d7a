// A list of the office: asked page by page from one operation, filtered, sorted and searched by the server, all of it in the address.
import type { Operation } from '@sac/contracts/operations/operation'
import { useState } from 'react'
import { KeptNote, Trouble } from '#api/answered.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { useKeys } from '../use-keys.ts'
import { ListBar } from './list-bar.tsx'
import { ListTable } from './list-table.tsx'
import type { ListSpec } from './list-types.ts'
import { useColumns } from './use-columns.ts'
import { useList } from './use-list.ts'

export function DataList<Row extends Operation, T>({ of: spec }: { of: ListSpec<Row, T> }) {
  const list = useList(spec)
  const columns = useColumns(spec.name, spec.columns)
  const { lists } = useWords().messages
  const [selected, setSelected] = useState<Record<string, boolean>>({})
  const chosen = list.rows?.filter((one) => selected[spec.idOf(one)]) ?? []
  return (
    <section className="list-part" aria-label={spec.label}>
      <ListBar spec={spec} list={list} columns={columns} />
      {spec.acts && chosen.length > 0 && (
        <div className="list-acts cluster">
          <span className="tabular">{lists.selected(chosen.length)}</span>
          {spec.acts(chosen, () => setSelected({}))}
        </div>
      )}
      <ListBody
        spec={spec}
        list={list}
        shown={columns.shown}
        selection={spec.acts ? { selected, onSelect: setSelected } : null}
      />
    </section>
  )
}

type BodyProps<Row extends Operation, T> = {
  spec: ListSpec<Row, T>
  list: ReturnType<typeof useList<Row, T>>
  shown: readonly string[]
  selection: { selected: Record<string, boolean>; onSelect: (selected: Record<string, boolean>) => void } | null
}

function ListBody<Row extends Operation, T>({ spec, list, shown, selection }: BodyProps<Row, T>) {
  const { pages, rows, asked, ask } = list
  const { common } = useWords().messages
  const onEnd = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
  }
  useKeys({ r: () => void pages.refetch() })
  if (!rows) {
    if (pages.error) return <Trouble error={pages.error} again={() => void pages.refetch()} />
    return <GreyRows label={common.loading} />
  }
  if (rows.length === 0) return <Nothing spec={spec} list={list} />
  return (
    <div className="list-room" aria-busy={pages.isPlaceholderData}>
      {pages.error && <KeptNote at={pages.dataUpdatedAt} />}
      <ListTable
        {...spec}
        rows={rows}
        shown={shown}
        sort={asked['sort']}
        onSort={(sort) => ask({ sort })}
        onEnd={onEnd}
        selection={selection}
      />
      <ListFoot count={rows.length} hasMore={pages.hasNextPage} isFetching={pages.isFetchingNextPage} onMore={onEnd} />
    </div>
  )
}

const GreyRows = ({ label }: { label: string }) => (
  <output className="grey-rows skeleton" aria-label={label}>
    {Array.from({ length: 12 }, (_, row) => (
      <span key={row} />
    ))}
  </output>
)

type NothingProps<Row extends Operation, T> = Pick<BodyProps<Row, T>, 'spec' | 'list'>

function Nothing<Row extends Operation, T>({ spec, list }: NothingProps<Row, T>) {
  const { lists } = useWords().messages
  const { filters = [], empty } = spec
  if (!list.isFiltered)
    return (
      <div className="empty stack stack-tight">
        <h2>{empty.title}</h2>
        <p className="quiet">{empty.text}</p>
        {empty.act}
      </div>
    )
  const none = Object.fromEntries(['search', ...filters.map(({ id }) => id)].map((id) => [id, undefined]))
  return (
    <div className="empty stack stack-tight">
      <h2>{lists.nothing}</h2>
      <p className="quiet">{lists.nothingAdvice}</p>
      <div>
        <Button onClick={() => list.ask(none)}>{lists.clear}</Button>
      </div>
    </div>
  )
}

type FootProps = { count: number; hasMore: boolean; isFetching: boolean; onMore: () => void }

function ListFoot({ count, hasMore, isFetching, onMore }: FootProps) {
  const { common, lists } = useWords().messages
  return (
    <div className="list-foot cluster">
      <output className="quiet small tabular">{hasMore ? lists.shown(count) : lists.all(count)}</output>
      {hasMore && (
        <Button disabled={isFetching} onClick={onMore}>
          {isFetching ? common.loading : common.more}
        </Button>
      )}
    </div>
  )
}
