import { createHash, randomBytes } from 'node:crypto'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { grantRights } from '@sac/platform/db/service-roles'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import type { ServiceSchema } from '@sac/platform/process/service'
import pg from 'pg'
import { expect, inject } from 'vitest'
import { patienceMs } from './patience.ts'
import './provided-context.ts'

export type TestDatabase = {
  url: string
  pool: Pool
  /** A second pool on the same database, for another service's schema or another process; closed by drop. */
  openPool: (schema?: string) => Pool
  /** With the rights of a service and no others, as in an installation; for a database of `createDatabaseOf`, or a copy of one. */
  openServicePool: (schema: ServiceSchema) => Pool
  drop: () => Promise<void>
}

/** A fresh, empty database; `schema` is the search path of its pool. */
export async function createDatabase({ schema }: { schema?: string } = {}): Promise<TestDatabase> {
  return create(schema)
}

/** Makes tables and reference rows in the empty database at `url`; the pool works there. */
type Prepare = (pool: Pool, url: string) => Promise<unknown>

/**
 * A fresh database with `prepare` already applied. The result of `prepare` is kept as a template under a name made from the
 * function's text and `key`, so that every other call of the run, whichever file it is in, only copies it; without a key only those of
 * one test file, because equal texts of two files may mean different things.
 */
export async function createDatabaseFrom(
  prepare: Prepare,
  { schema, key }: { schema?: string; key?: string } = {},
): Promise<TestDatabase> {
  const digest = createHash('sha256')
    .update(`${inject('testRun')} ${key ?? expect.getState().testPath} ${String(prepare)}`)
    .digest('hex')
    .slice(0, 16)
  const template = `template_${digest}`
  let ready = templates.get(template)
  if (!ready) {
    ready = prepareTemplate(template, prepare, schema)
    templates.set(template, ready)
  }
  await ready
  return create(schema, template)
}

/** A fresh database with the tables of one or more services, up to date; the pool works in the schema of the first, as its owner. */
export async function createDatabaseOf(...schemas: [ServiceSchema, ...ServiceSchema[]]): Promise<TestDatabase> {
  for (const schema of schemas) await ensureServiceRole(schema)
  const prepare = async (pool: Pool) => {
    for (const schema of schemas) {
      await migrateSchema(pool, schema)
      await grantRights(pool, serviceRole(schema), { schema: schema.name, ...schema.rights })
    }
  }
  const names = schemas.map(({ name }) => name)
  return createDatabaseFrom(prepare, { schema: schemas[0].name, key: names.join(' ') })
}

const serviceRole = ({ name }: ServiceSchema) => `test_${name}`

/** Of the server, whose databases share it. Files that run side by side make it once. */
const ensureServiceRole = (schema: ServiceSchema): Promise<unknown> =>
  asAdmin(`DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(7340004);
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${serviceRole(schema)}') THEN
      CREATE ROLE ${serviceRole(schema)};
    END IF;
  END $$`)

/** A copy of a database as it is now: what a dump holds, restored. Ends its other sessions. */
export async function copyDatabase({ url }: TestDatabase, { schema }: { schema?: string } = {}): Promise<TestDatabase> {
  const name = new URL(url).pathname.slice(1)
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
  return create(schema, name)
}

const templates = new Map<string, Promise<void>>()

// Files that run side by side make it once: whoever is second waits.
async function prepareTemplate(name: string, prepare: Prepare, schema?: string): Promise<void> {
  await withAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock(7340005, hashtext($1))', [name])
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount !== 0) return
    const draft = `${name}_draft`
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${draft} STRATEGY FILE_COPY`)
    const pool = open(urlOf(draft), schema)
    try {
      await prepare(pool, urlOf(draft))
    } finally {
      await pool.end()
    }
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
  })
}

async function create(schema?: string, template?: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  // Copying files instead of logging each page costs a third; what a power cut would take is thrown away anyway.
  await asAdmin(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''} STRATEGY FILE_COPY`)
  const url = urlOf(name)
  const pools: Pool[] = []
  const keep = (pool: Pool) => {
    pools.push(pool)
    return pool
  }
  const openPool = (schema?: string) => keep(open(url, schema))
  const openServicePool = (schema: ServiceSchema) => keep(open(url, schema.name, { role: serviceRole(schema) }))
  const drop = async () => {
    await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()))
    await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return { url, pool: openPool(schema), openPool, openServicePool, drop }
}

function open(url: string, schema?: string, session: Readonly<Record<string, string>> = {}): Pool {
  // A slow machine is no server that is away.
  const connectMs = patienceMs
  return createPool({ url, log: createSilentLogger(), connectMs, session, ...(schema === undefined ? {} : { schema }) })
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  return url.href
}

const asAdmin = (sql: string): Promise<unknown> => withAdmin((admin) => admin.query(sql))

/** A session of its own, which ends with the work. */
async function withAdmin<Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
