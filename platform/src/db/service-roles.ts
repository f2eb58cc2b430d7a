// A role of the database for each service: it reads and writes the rows of its own schema, makes and changes no tables, and cannot
// rewrite what is only ever added. Tables belong to the owner, who migrates.
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { checkedSchema } from './create-pool.ts'
import type { Db } from './db.ts'

/** What a role may do in a schema. */
export type Rights = {
  schema: string
  /** Rows of these are read and added. */
  appendOnly?: readonly string[]
  /** Rows of these are read, added and changed in these columns; none is taken away. */
  changeable?: Readonly<Record<string, readonly string[]>>
  /** Only these tables, and these rights on each, instead of everything. */
  only?: Readonly<Record<string, readonly ('SELECT' | 'DELETE')[]>>
}

const name = pg.escapeIdentifier
const literal = pg.escapeLiteral

/** The role of a service in a database; several installations may share a server. */
export const roleOf = (database: string, service: string): string => `${database.slice(0, 40)}_${service}`

/** The same password for the same owner's, so that processes which share that one need nothing more. */
export const passwordOf = (ownerPassword: string, role: string): string =>
  createHmac('sha256', ownerPassword).update(`service role ${role}`).digest('base64url')

const rolesLock = 7_340_003

/** Two processes that start together would change the same entries of the catalogue: one waits for the other's transaction. */
export async function lockRoles(tx: Db): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [rolesLock])
}

/** Makes a role that may sign in and nothing else, or gives it its password again. */
export async function ensureRole(db: Db, { role, password }: { role: string; password: string }): Promise<void> {
  const { rows } = await db.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (rows.length === 0) await db.query(`CREATE ROLE ${name(role)} LOGIN`)
  await db.query(`ALTER ROLE ${name(role)} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${literal(password)}`)
}

/** A schema that its role owns, with everything in it: whatever lives there makes and changes its own tables. */
export async function ownSchema(db: Db, role: string, { schema }: { schema: string }): Promise<void> {
  const [to, of] = [name(role), checkedSchema(schema)]
  await db.query(`GRANT ${to} TO CURRENT_USER; CREATE SCHEMA IF NOT EXISTS ${of} AUTHORIZATION ${to};
    ALTER SCHEMA ${of} OWNER TO ${to}`)
  const { rows } = await db.query<{ change: string }>(ownedByOthers, [schema, role])
  for (const { change } of rows) await db.query(`${change} OWNER TO ${to}`)
}

// Indexes and the sequences of columns follow their tables.
const ownedByOthers = `
  WITH of AS (SELECT to_regnamespace($1) AS schema, (SELECT oid FROM pg_roles WHERE rolname = $2) AS role)
  SELECT format('ALTER TABLE %s', pg_class.oid::regclass) AS change FROM pg_class, of
  WHERE relnamespace = of.schema AND relkind IN ('r', 'p') AND relowner <> of.role
  UNION ALL SELECT format('ALTER ROUTINE %s', pg_proc.oid::regprocedure) FROM pg_proc, of
  WHERE pronamespace = of.schema AND proowner <> of.role
  UNION ALL SELECT format('ALTER TYPE %s', pg_type.oid::regtype) FROM pg_type, of
  WHERE typnamespace = of.schema AND typtype = 'e' AND typowner <> of.role`

/** What a role makes in its own schema from now on, another may read and write. */
export async function lendSchema(
  db: Db,
  { schema, from, to }: { schema: string; from: string; to: string },
): Promise<void> {
  const [of, borrower] = [checkedSchema(schema), name(to)]
  await db.query(`GRANT USAGE ON SCHEMA ${of} TO ${borrower};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${of} TO ${borrower};
    ALTER DEFAULT PRIVILEGES FOR ROLE ${name(from)} IN SCHEMA ${of}
      GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${borrower}`)
}

/** Gives a role these rights in a schema, and takes all others it had there. Every table there is now is covered. */
export async function grantRights(db: Db, role: string, rights: Rights): Promise<void> {
  const { appendOnly = [], changeable = {}, only } = rights
  const [schema, to] = [checkedSchema(rights.schema), name(role)]
  const tables = await listTables(db, schema)
  await db.query(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC; GRANT USAGE ON SCHEMA ${schema} TO ${to};
    REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${to}`)
  const granted = tables.flatMap((one) => {
    const allowed = rightsOn(one, { appendOnly, changeable, only })
    return allowed === '' ? [] : [`GRANT ${allowed} ON ${schema}.${name(one)} TO ${to}`]
  })
  await db.query([...granted, `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${to}`].join(';'))
}

type Known = Required<Pick<Rights, 'appendOnly' | 'changeable'>> & { only: Rights['only'] }

// Of the same form in every schema: what was done is never undone, and what has run is known by the owner alone.
const everywhere: Readonly<Record<string, string>> = {
  audit_events: 'SELECT, INSERT',
  commands: 'SELECT, INSERT',
  chains: 'SELECT, UPDATE (position, hash)',
}
const isMigrations = (table: string) => table === 'migrations' || table.endsWith('_migrations')

function rightsOn(table: string, { appendOnly, changeable, only }: Known): string {
  if (only) return only[table]?.join(', ') ?? ''
  if (isMigrations(table)) return 'SELECT'
  const common = everywhere[table]
  if (common !== undefined) return common
  if (appendOnly.includes(table)) return 'SELECT, INSERT'
  const columns = changeable[table]
  return columns ? `SELECT, INSERT, UPDATE (${columns.join(', ')})` : 'SELECT, INSERT, UPDATE, DELETE'
}

async function listTables(db: Db, schema: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p', 'v')
     ORDER BY relname`,
    [schema],
  )
  return rows.map((row) => row.name)
}
