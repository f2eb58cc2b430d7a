import { findUnstorable } from '@sac/contracts/storable-text'
import * as z from 'zod/mini'
import { Problem } from './problem.ts'

type Key = readonly (string | number | null)[]

/** What the page before ended with, by which the list is sorted; null at its beginning. Throws Problem `request.invalid`. */
export function readCursor<Shape extends z.ZodMiniType<Key>>(
  after: string | undefined,
  shape: Shape,
): z.output<Shape> | null {
  if (after === undefined) return null
  const read = z.safeParse(shape, parsed(Buffer.from(after, 'base64url').toString('utf8')))
  // A shape that takes any text takes one no database does.
  if (read.success && findUnstorable(read.data) === null) return read.data
  const errors = [{ field: 'query.after', detail: 'is not what a page before this one gave' }]
  throw new Problem('request.invalid', { detail: 'Correct the named fields.', errors })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Paging<Row> = {
  /** Rows of a page. Read one more, to know whether there is another. */
  size: number
  query: Readonly<Record<string, string | undefined>>
  /** What a row is sorted by. */
  keyOf: (row: Row) => Key
}

/** The rows of a page, and the header that names the next. */
export function onePage<Row>(rows: readonly Row[], { size, query, keyOf }: Paging<Row>) {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size
  if (!more || last === undefined) return { rows: shown, more, headers: {} }
  const after = Buffer.from(JSON.stringify(keyOf(last))).toString('base64url')
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const next = new URLSearchParams([...given.filter(([name]) => name !== 'after'), ['after', after]])
  return { rows: shown, more, headers: { link: `<?${next.toString()}>; rel="next"` } }
}
