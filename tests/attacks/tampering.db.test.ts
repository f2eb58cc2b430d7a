// Whoever has a service's own credentials of the database tries to rewrite what was certified, decided and done. Each attempt is
// refused by the database, or found by the check the office asks for, which names the row.
import type { ChainsChecked } from '@sac/contracts/http/chains'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { passwordOf, roleOf } from '@sac/platform/db/service-roles'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { certify } from '../pipeline/certificate-life.laws.ts'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { until } from '../pipeline/until.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'

let product: Product
const pools: Pool[] = []
beforeAll(async () => {
  product = await openProduct()
  const [, revoked, suspended] = [await certify(product), await certify(product), await certify(product)]
  await product.office.change('revoke', revoked.certificateId)
  await product.office.change('suspend', suspended.certificateId)
  await untilCalm()
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await product.close()
})

/** Tables are copied and put back here: what a service writes meanwhile would be gone. */
async function untilCalm(): Promise<void> {
  const written = async () => {
    const { rows } = await product.database.pool.query<{ sum: string }>(
      `SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) AS sum FROM pg_stat_user_tables
       WHERE schemaname IN ('certificates', 'inspections', 'sync', 'users')`,
    )
    return rows[0]?.sum
  }
  let [before, since] = [await written(), Date.now()]
  const probe = async () => {
    const now = await written()
    if (now !== before) [before, since] = [now, Date.now()]
    return Date.now() - since > 5_000 ? true : null
  }
  await until(probe, { what: 'services that write nothing' })
}

/** Signed in as a service is. */
function openAs(service: string): Pool {
  const url = new URL(product.database.url)
  const role = roleOf(url.pathname.slice(1), service)
  url.password = passwordOf(decodeURIComponent(url.password), role)
  url.username = role
  const pool = createPool({ url: url.href, log: createSilentLogger(), schema: service, max: 1 })
  pools.push(pool)
  return pool
}

async function check(lists: string[] = []): Promise<ChainsChecked> {
  const response = await product.office.post('/api/v1/admin/chains/check', { lists })
  return (await response.json()) as ChainsChecked
}

type Column = { column: string; type: string }

async function columnsOf(schema: string, table: string): Promise<Column[]> {
  const { rows } = await product.database.pool.query<Column>(
    `SELECT column_name AS column, data_type AS type FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2`,
    [schema, table],
  )
  return rows
}

/** Another value of a column's type. */
function otherThan({ column, type }: Column): string {
  if (/int|numeric/.test(type)) return `coalesce(${column}, 0) + 1`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'bytea') return `sha256(coalesce(${column}, ''))`
  if (type === 'date') return `coalesce(${column}, '2026-01-01') + 1`
  if (type.startsWith('timestamp')) return `coalesce(${column}, now()) - interval '1 day'`
  if (type === 'boolean') return `NOT ${column}`
  if (type === 'ARRAY') return `'{x}'`
  if (type.startsWith('json')) return `'{"x": 1}'`
  return `coalesce(${column}, '') || 'x'`
}

/** Runs `attack` as the service and says what came of it; afterwards the table is as it was. */
async function outcomeOf(attacker: Pool, { schema, table, sql }: { schema: string; table: string; sql: string }) {
  const owner = product.database.pool
  await owner.query(`DROP TABLE IF EXISTS untouched; CREATE TABLE untouched AS SELECT * FROM ${schema}.${table}`)
  try {
    const { rowCount } = await attacker.query(sql)
    if (rowCount === 0) return 'nothing'
    const { ok, broken } = await check()
    return ok ? 'unnoticed' : `found in ${broken.map((one) => one.table).join(', ')}`
  } catch {
    return 'refused'
  } finally {
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM ${schema}.${table};
      INSERT INTO ${schema}.${table} SELECT * FROM untouched; COMMIT`)
  }
}

/** Every column of a table, every row away, and the whole table away. */
async function attemptsOn(schema: string, table: string): Promise<string[]> {
  const changes = (await columnsOf(schema, table)).map((one) => `UPDATE ${table} SET ${one.column} = ${otherThan(one)}`)
  return [
    ...changes,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
  ]
}

// Counters the service moves as it works: a wrong one makes no second paper, because number, index and code are unique.
const working = new Set(['next_index', 'change_seq', 'published_seq', 'adopt_from', 'adopt_seq', 'witnessed_to'])
const isWorking = (sql: string) => [...working].some((column) => sql.includes(`SET ${column} =`))

test('nothing is broken before anybody tries', async () => {
  expect(await check()).toMatchObject({ ok: true, broken: [], kept: { outcome: 'holds' } })
})

test.for([
  [
    'certificates',
    ['certificates', 'audit_events', 'chains', 'commands', 'signing_keys', 'trust_lists', 'status_years'],
  ],
  ['inspections', ['lines', 'completions', 'audit_events', 'chains', 'commands']],
  ['sync', ['lines', 'audit_events', 'chains', 'commands']],
  ['users', ['audit_events', 'chains', 'commands']],
] as const)('no row of what was done in %s can be rewritten unnoticed', async ([schema, tables]) => {
  const attacker = openAs(schema)
  const unnoticed: string[] = []
  for (const table of tables)
    for (const sql of (await attemptsOn(schema, table)).filter((one) => !isWorking(one))) {
      const outcome = await outcomeOf(attacker, { schema, table, sql })
      if (outcome === 'unnoticed') unnoticed.push(sql)
    }
  expect(unnoticed).toEqual([])
  expect(await check()).toMatchObject({ ok: true })
})

test('a status is not what a statement says', async () => {
  const attacker = openAs('certificates')
  const attempt = (sql: string) => outcomeOf(attacker, { schema: 'certificates', table: 'certificates', sql })
  const fresh = `status_reason = NULL, status_note = NULL, status_at = NULL`
  expect(await attempt(`UPDATE certificates SET status = 'valid' WHERE status = 'revoked'`)).toBe('refused')
  const lifted = `UPDATE certificates SET status = 'valid', version = 1, ${fresh} WHERE status = 'suspended'`
  expect(await attempt(lifted)).toContain('certificates')
  const struck = `UPDATE certificates SET status = 'revoked', version = 2, status_at = now(), status_reason = 'other' WHERE status = 'valid'`
  expect(await attempt(struck)).toContain('certificates')
})

test('a row that nobody wrote is found', async () => {
  const attacker = openAs('certificates')
  const columns = (await columnsOf('certificates', 'certificates')).map(({ column }) => column)
  const other: Record<string, string> = {
    certificate_id: 'gen_random_uuid()',
    inspection_id: 'gen_random_uuid()',
    number: `'X-26-000001-X'`,
    status_index: 'status_index + 100000',
    chain_position: 'NULL',
    cose: `cose || '\\x00'`,
    cose_sha256: `sha256('x')`,
  }
  const forged = `INSERT INTO certificates (${columns.join()})
    SELECT ${columns.map((column) => other[column] ?? column).join()} FROM certificates WHERE status = 'valid' LIMIT 1`
  expect(await outcomeOf(attacker, { schema: 'certificates', table: 'certificates', sql: forged })).toContain(
    'certificates',
  )
  for (const schema of ['certificates', 'inspections', 'sync', 'users']) {
    const entry = `INSERT INTO audit_events (position, audit_id, at, action, details, prev_hash, hash)
      VALUES (1000, gen_random_uuid(), now(), 'certificate.revoked', '{}', sha256('x'), sha256('y'))`
    expect(await outcomeOf(openAs(schema), { schema, table: 'audit_events', sql: entry })).toBe('found in audit_events')
  }
})

test('a service reaches the rows of no other, and makes nobody an administrator', async () => {
  await expect(openAs('sync').query('SELECT * FROM certificates.certificates')).rejects.toThrow('permission denied')
  await expect(openAs('sync').query(`UPDATE users.users SET role = 'admin'`)).rejects.toThrow('permission denied')
  const promotion = `UPDATE users.users SET role = 'admin' WHERE role = 'customer'`
  await expect(openAs('users').query(promotion)).rejects.toThrow('a customer never becomes staff')
  await expect(openAs('users').query('UPDATE users.users SET created_at = now()')).rejects.toThrow('permission denied')
  await expect(openAs('inspections').query('SELECT * FROM users.users')).rejects.toThrow('permission denied')
  await expect(openAs('certificates').query('SET ROLE postgres')).rejects.toThrow('permission denied')
  await expect(openAs('certificates').query('SET session_replication_role = replica')).rejects.toThrow(
    'permission denied',
  )
})

test('who owns the database and rewrites everything is betrayed by a list that somebody keeps', async () => {
  const year = new Date().getUTCFullYear()
  // Published since the decisions above, and so after the sign-ins.
  const findList = async () => {
    const text = await (await fetch(`${product.stack.url}/status/${year}`)).text()
    const [checked] = (await check([text])).lists
    expect(checked).toMatchObject({ year, outcome: 'holds' })
    return checked?.chains.some(({ name, position }) => name === 'users.audit' && position > 0) ? text : null
  }
  const list = await until(findList, { what: 'a list with sign-ins' })
  const owner = product.database.pool
  await owner.query(`BEGIN; SET LOCAL session_replication_role = replica;
    DELETE FROM users.audit_events; UPDATE users.chains SET position = 0, hash = decode(repeat('00', 32), 'hex'); COMMIT`)
  const { ok, broken, kept, lists } = await check([list])
  expect({ ok, broken }).toEqual({ ok: false, broken: [] })
  const cut = expect.objectContaining({ name: 'users.audit', outcome: 'missing' })
  expect(lists).toMatchObject([{ outcome: 'broken', chains: expect.arrayContaining([cut]) }])
  expect(kept).toMatchObject({ outcome: 'broken', chains: expect.arrayContaining([cut]) })
})

test('sign-ins, revoked devices, imported copies and decisions of people are in the audit', async () => {
  const { rows } = await product.database.pool.query<{ action: string }>('SELECT action FROM users.audit_events')
  // After the sign-ins above were taken away.
  expect(rows).toEqual([])
  const device = await product.newDevice()
  recordInspection(device, { ends: 'open' })
  await product.office.post(`/api/v1/admin/devices/${device.deviceId}/revoke`, {})
  const known = await product.database.pool.query('SELECT action, subject_id FROM sync.audit_events')
  expect(known.rows).toContainEqual({ action: 'device.revoked', subject_id: device.deviceId })
})
