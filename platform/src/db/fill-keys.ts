import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Pool } from './create-pool.ts'
import { type Tx, withTransaction } from './with-transaction.ts'

type Keys = Readonly<Record<string, string | null>>

type Keyed<Row> = {
  table: string
  /** Its primary key, a uuid. */
  id: string
  /** What was written, as `keysOf` takes it: what stands between SELECT and FROM. */
  written: string
  /** Its keys by their columns, always the same ones; null where nothing was written. */
  keysOf: (row: Row) => Keys
  /** A key that two rows may not share: one that is `taken` by another row (`other`) stays as it was. */
  sole?: { key: string; taken: string }
}
type Found<Row> = Row & { id: string; before: string | null }

const batch = 500

/**
 * Gives the keys of every row whose `keys_version` is older their present form (contracts, text/keys), at a service's start; may be
 * called by any number of processes at once. Returns the ids of rows that kept a key because another row has it.
 */
export async function fillKeys<Row>(pool: Pool, keyed: Keyed<Row>): Promise<string[]> {
  const left: string[] = []
  for (let found = batch; found === batch; )
    found = await withTransaction(pool, async (tx) => {
      const rows = await lockSome(tx, keyed)
      left.push(...(await updateSome(tx, keyed, rows)))
      return rows.length
    })
  return left
}

/** Where a plate is all there is to find a row by; `plate`: the expression of it, as it was written. */
export async function fillPlateKeys(
  pool: Pool,
  { plate, ...keyed }: Pick<Keyed<never>, 'table' | 'id'> & { plate: string },
): Promise<void> {
  await fillKeys(pool, { ...keyed, written: `${plate} AS plate`, keysOf: keysOfPlate })
}

const keysOfPlate = ({ plate }: { plate: string | null }): Keys => ({ plate_key: plateKey(plate ?? '') || null })

/** Those that somebody else holds are theirs. */
async function lockSome<Row>(tx: Tx, { table, id, written, sole }: Keyed<Row>): Promise<Found<Row>[]> {
  const { rows } = await tx.query<Found<Row>>(
    `SELECT ${id} AS id, ${sole?.key ?? 'NULL'} AS before, ${written} FROM ${table} WHERE keys_version < $1 LIMIT $2
     FOR UPDATE SKIP LOCKED`,
    [keysVersion, batch],
  )
  return rows
}

async function updateSome<Row>(tx: Tx, keyed: Keyed<Row>, rows: readonly Found<Row>[]): Promise<string[]> {
  const { table, id, keysOf, sole } = keyed
  const found = rows.map((row) => ({ before: row.before, keys: { [id]: row.id, ...keysOf(row) } }))
  const isSame = ({ before, keys }: (typeof found)[number]) => !sole || keys[sole.key] === before
  await writeKeys(tx, keyed, found.filter(isSame))
  const changed = found.filter((one) => !isSame(one))
  if (changed.length > 0) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`keys of ${table}`])
  const left: string[] = []
  // One after the other: each sees what those before it have taken.
  for (const one of changed) left.push(...(await writeKeys(tx, keyed, [one])))
  return left
}

async function writeKeys<Row>(
  tx: Tx,
  { table, id, sole }: Keyed<Row>,
  found: readonly { keys: Keys }[],
): Promise<string[]> {
  const [first] = found
  if (!first) return []
  const own = (column: string) => `${table}.${column}`
  const isOther = (taken: string) =>
    `EXISTS (SELECT FROM ${table} AS other WHERE other.${id} <> ${own(id)} AND (${taken}))`
  const set = Object.keys(first.keys)
    .filter((column) => column !== id)
    .map((column) =>
      sole?.key === column
        ? `${column} = CASE WHEN ${isOther(sole.taken)} THEN ${own(column)} ELSE keyed.${column} END`
        : `${column} = keyed.${column}`,
    )
  const { rows } = await tx.query<{ id: string; left: boolean }>(
    `UPDATE ${table} SET keys_version = $2, ${set.join(', ')} FROM json_populate_recordset(NULL::${table}, $1) AS keyed
     WHERE ${own(id)} = keyed.${id}
     RETURNING ${own(id)} AS id, ${sole ? `${own(sole.key)} IS DISTINCT FROM keyed.${sole.key}` : 'false'} AS left`,
    [JSON.stringify(found.map(({ keys }) => keys)), keysVersion],
  )
  return rows.filter((row) => row.left).map((row) => row.id)
}
