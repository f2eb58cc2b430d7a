import type { Operation } from '@sac/contracts/operations/operation'
import { useMemo } from 'react'
import { usePages } from '#api/use-pages.ts'
import { useLive } from '../live/use-live.ts'
import { type Asked, useAsked } from '../use-asked.ts'
import type { AskedOf, ListSpec } from './list-types.ts'

const leastSearch = 2

/** A list that is read while much happens is asked anew no oftener; so far down it is somebody’s reading, and stays. */
const gatherMs = 1_000
const mostPages = 3

/** Of a day in an address: the instant it begins here, or the one the next day begins. Anything else stays as it is. */
function edgeOf(value: string, edge: 'begins' | 'ends' | undefined): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
  if (edge === undefined || year === undefined) return value
  return new Date(Number(year), Number(month) - 1, Number(day) + (edge === 'ends' ? 1 : 0)).toISOString()
}

/** The query of a list: what is always asked, and what the address says. */
export function inputOf<Row extends Operation, T>(
  { input = {}, filters = [], search }: ListSpec<Row, T>,
  asked: Asked,
): AskedOf<Row> {
  const names = [...filters.map(({ id }) => id), 'sort']
  const edges = new Map(filters.map((filter) => [filter.id, 'edge' in filter ? filter.edge : undefined]))
  const chosen = Object.fromEntries(
    names.flatMap((name) => (asked[name] ? [[name, edgeOf(asked[name], edges.get(name))]] : [])),
  )
  const text = asked['search']?.trim() ?? ''
  const found = search !== undefined && text.length >= leastSearch ? { search: text } : {}
  return { ...input, query: { ...input.query, ...chosen, ...found } } as unknown as AskedOf<Row>
}

/** The rows of a list as far as they were fetched, in the server's order. */
export function useList<Row extends Operation, T>(spec: ListSpec<Row, T>) {
  const { asked, ask } = useAsked()
  const pages = usePages(spec.row, inputOf(spec, asked))
  const { row, live, items, filters = [] } = spec
  const isShort = (pages.data?.length ?? 0) <= mostPages
  useLive(live && isShort ? [{ row, by: live }] : [], { gatherMs })
  const rows = useMemo(() => pages.data?.flatMap((page) => [...items(page)]), [pages.data, items])
  const isFiltered = ['search', ...filters.map(({ id }) => id)].some((name) => asked[name])
  return { asked, ask, pages, rows, isFiltered }
}
