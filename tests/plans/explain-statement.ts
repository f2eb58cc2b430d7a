import type { Pool } from '@sac/platform/db/create-pool'
import type { SentStatement } from './sent-statements.ts'

type Node = {
  'Node Type': string
  Schema?: string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

/** What one page may read of a large table, and sort: some pages' worth. */
const mostRows = 1_000

/** Tables with more rows than this; by `schema.name`. */
export async function largeTables(pool: Pool, { above }: { above: number }): Promise<Set<string>> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relnamespace::regnamespace || '.' || relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > $1`,
    [above],
  )
  return new Set(rows.map(({ name }) => name))
}

/**
 * What is wrong with the plan of a statement, one line each. It is prepared and run until the server has settled on a plan for it, as
 * on the connections of the product, and then looked at.
 */
export async function faultsOf(
  pool: Pool,
  { schema, text, values }: SentStatement,
  large: ReadonlySet<string>,
): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query(`SET search_path TO ${schema}, public`)
    await client.query(`PREPARE asked AS ${text}`)
    const given = values.length === 0 ? '' : `(${values.map(toLiteral).join(', ')})`
    for (let times = 0; times < 6; times += 1) await client.query(`EXECUTE asked${given}`)
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) EXECUTE asked${given}`,
    )
    return rows.flatMap((row) => judge(row['QUERY PLAN'][0].Plan, large))
  } finally {
    await client.query('DISCARD ALL')
    client.release()
  }
}

const toLiteral = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`)

function judge(node: Node, large: ReadonlySet<string>): string[] {
  const kind = node['Node Type']
  const table = `${node.Schema}.${node['Relation Name']}`
  const read = Math.round((node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'])
  const below = (node.Plans ?? []).flatMap((plan) => judge(plan, large))
  if (kind === 'Seq Scan' && large.has(table)) return [`reads ${table} from end to end`, ...below]
  if (large.has(table) && read > mostRows) return [`reads ${read} rows of ${table} (${kind})`, ...below]
  if (kind === 'Sort' && (node.Plans?.[0]?.['Actual Rows'] ?? 0) > mostRows)
    return ['sorts more than some pages', ...below]
  return below
}
