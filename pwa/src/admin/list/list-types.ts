import type { LiveKind } from '@sac/contracts/http/live'
import type { Operation } from '@sac/contracts/operations/operation'
import type { ReactNode } from 'react'
import type { Input, Output } from '#api/office.ts'

/** One column of a list. Whoever changes `id` changes what people have saved of their views. */
export type Column<T> = {
  id: string
  name: string
  cell: (one: T) => ReactNode
  /** The same in a file; a column without it is not exported. */
  text?: (one: T) => string | number | null
  /** What the operation calls this order in its query `sort`; where the header is clicked again, the other. */
  sorts?: { up?: string; down?: string }
  /** Figures that are compared stand at the end. */
  atEnd?: boolean
  /** Shown only when somebody chooses it. */
  isExtra?: boolean
}

/** A member of the operation's query somebody may set. `usual`: what the office takes where nothing is chosen; else all of them. */
export type Filter = {
  id: string
  name: string
} & (
  | { options: readonly { value: string; label: string }[]; usual?: string }
  | { type: 'text' }
  /** A day as it is written, or where that day begins or ends for whoever asks, as an instant. */
  | { type: 'date'; edge?: 'begins' | 'ends' }
)

export type ListSpec<Row extends Operation, T> = {
  /** Under this name views and columns are kept on the device, and files are named. */
  name: string
  /** What it lists, in words. */
  label: string
  row: Row
  /** Parameters of the address, and what is always asked. */
  input?: { params?: Record<string, string>; query?: Record<string, string | undefined> }
  /** Asked anew when one of these changes. */
  live?: readonly LiveKind[]
  items: (page: Output<Row>) => readonly T[]
  idOf: (one: T) => string
  columns: readonly Column<T>[]
  filters?: readonly Filter[]
  /** The label of the search field; its text becomes `search` of the query, from two characters on. */
  search?: string
  /** What it will show, and why there is nothing yet. */
  empty: { title: string; text: string; act?: ReactNode }
  /** What can be done with the rows that are selected. */
  acts?: (selected: readonly T[], clear: () => void) => ReactNode
}

export type AskedOf<Row extends Operation> = Input<Row> & { query: { after?: string | undefined } }
