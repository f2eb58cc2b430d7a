import pg from 'pg'
import type { Logger } from '#logging/create-logger'
import { columnTypes } from './column-types.ts'
import { prepareStatements } from './prepare-statements.ts'

/** The one kind of connection pool; also usable as `Db`. */
export type Pool = pg.Pool
export type PoolClient = pg.PoolClient

type PoolOptions = {
  url: string
  log: Logger
  /** Unqualified names in this pool's statements mean this schema first, then `public`. */
  schema?: string
  /** Connections at most; 20 unless told. */
  max?: number
  /** Milliseconds a connection is waited for, a new one or one that others have; 15 s unless told. */
  connectMs?: number
  /** Shown in pg_stat_activity. */
  name?: string
  /** PostgreSQL's settings for its sessions. */
  session?: Readonly<Record<string, string>>
  /**
   * How long a statement may take, in milliseconds: then the server ends it, and its connection is free for others. A server that
   * says nothing for twice as long has its connection closed. Unless told a statement takes as long as it takes.
   */
  statementMs?: number
}

// A statement that is prepared while its tables are small is planned for small tables, until statistics say otherwise. With the
// default, made for turning disks, reading the whole table looks as cheap as the index then, and soon is not.
const soonByIndex = { random_page_cost: '1.1' }

// A server that is not there refuses at once, so that this is for one that is silent. On a machine that is busy with other things a
// connection takes seconds, and at a start fifty are opened: given up too soon they are all begun again, and none is ever made.
export const connectPatienceMs = 15_000

/** Pool of connections, each kept for 30 s of idleness; a connection lost at any moment is logged, never an uncaught error. */
export function createPool(options: PoolOptions): Pool {
  const {
    url,
    log,
    schema,
    max = 20,
    name = 'smartautocheck',
    connectMs = connectPatienceMs,
    session,
    statementMs,
  } = options
  const searchPath = schema === undefined ? {} : { search_path: `${checkedSchema(schema)},public` }
  const bounded = statementMs === undefined ? {} : { statement_timeout: String(statementMs) }
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 30_000,
    application_name: name,
    types: columnTypes,
    options: Object.entries({ ...searchPath, ...soonByIndex, ...bounded, ...session })
      .map(([setting, value]) => `-c ${setting}=${value}`)
      .join(' '),
  })
  const lost = (error: Error) => log.warn({ reason: error.message }, 'database connection lost')
  // The pool listens only to idle clients; a checked-out one that loses its server would otherwise end the process.
  pool.on('connect', (client) => {
    client.on('error', lost)
    prepareStatements(client, statementMs && 2 * statementMs)
  })
  pool.on('error', () => undefined)
  return pool
}

/** Schema names are ours, never input: lower-case words, so that they need no quoting anywhere. Throws on anything else. */
export function checkedSchema(schema: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(schema)) throw new RangeError('a schema name is lower-case letters, digits and _')
  return schema
}
