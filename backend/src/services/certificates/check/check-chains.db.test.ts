import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { markStatusYearChanged } from '../store/counters.ts'
import { findPublished } from '../store/list-rows.ts'
import { changeByTwo } from '../testing/change-by-two.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { acceptChains } from './accept-chains.ts'
import { checkList, ownChains } from './anchors.ts'
import { checkChains } from './check-chains.ts'
import { checkKept } from './kept-heads.ts'

let service: OpenCertificates
beforeAll(async () => {
  service = await openCertificates()
})
afterAll(() => service.close())

const issue = () => service.issue(sampleReport({ inspectionId: uuidv7() }))
const revoke = (certificateId: string) =>
  changeByTwo(service.deps, {
    change: 'revoke',
    certificateId,
    command: { commandId: uuidv7(), version: 1, reason: 'fraud', note: 'He said: "no" \\ – \u0001é' },
    actorId: uuidv7(),
  })
/** By the owner of the tables, who may change what the service may not. */
const query = (sql: string, values: unknown[] = []) => service.database.pool.query(sql, values)
const broken = async () => (await checkChains(service.deps)).broken

/** As somebody who owns the database may. */
async function past(table: string, sql: string, values: unknown[] = []): Promise<void> {
  await query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await query(sql, values)
  await query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}

async function publish(): Promise<string> {
  service.clock.now = new Date(service.clock.now.getTime() + 1_000)
  await publishTrustList(service.deps)
  await markStatusYearChanged(service.deps.pool, { year: 2026 })
  await publishStatusLists(service.deps)
  return (await findPublished(service.deps.pool, { year: 2026 }))?.statusJws ?? ''
}

test('a decision nobody made and one that was undone show at the row', async () => {
  const [id, other] = [await issue(), await issue()]
  await revoke(id)
  expect(await broken()).toEqual([])
  const undo = `UPDATE certificates SET status = 'valid', version = 1, status_reason = NULL, status_note = NULL,
    status_at = NULL, superseded_by = NULL WHERE certificate_id = $1`
  await past('certificates', undo, [id])
  expect(await broken()).toMatchObject([{ table: 'certificates', id, fault: 'state' }])
  await past(
    'certificates',
    `UPDATE certificates SET status = 'revoked', version = 2, status_at = now(), status_reason = 'x' WHERE certificate_id = $1`,
    [id],
  )
  expect(await broken()).toMatchObject([{ table: 'certificates', id, fault: 'state' }])
  await query(
    `UPDATE certificates SET status = 'suspended', version = 2, status_at = now(), status_reason = 'x' WHERE certificate_id = $1`,
    [other],
  )
  expect((await broken()).length).toBe(1)
})

test('what was decided before states were part of the chain is recorded once by the migration, as it stands', async () => {
  const file = readFileSync(join(import.meta.dirname, '../migrations/020_states-in-the-chain.sql'), 'utf8')
  expect(await broken()).not.toEqual([])
  await query(file.slice(file.indexOf('DO $$')))
  expect(await broken()).toEqual([])
  await revoke(await issue())
  expect(await broken()).toEqual([])
})

test('every column of a sealed certificate is part of the chain', async () => {
  const id = await issue()
  const changes = {
    vin: `vin || 'X'`,
    plate: `plate || 'X'`,
    result: `'fail'`,
    report: `jsonb_set(report, '{remark}', '"other"')`,
    valid_until: 'valid_until + 365',
    tested_on: 'tested_on - 1',
    tested_at: `tested_at - interval '1 day'`,
    kind: `'report'`,
    language: `'fr'`,
    issued_by: `'${uuidv7()}'`,
    status_index: 'status_index + 1000',
    generated_at: `generated_at - interval '1 day'`,
    number: `number || 'X'`,
    cose: `cose || '\\x00'`,
    pdf_sha256: `sha256(pdf_sha256)`,
    chain_position: 'chain_position + 1000',
    inspection_id: `'${uuidv7()}'`,
  }
  for (const [column, value] of Object.entries(changes)) {
    await query('CREATE TEMP TABLE before AS SELECT * FROM certificates WHERE certificate_id = $1', [id])
    await past('certificates', `UPDATE certificates SET ${column} = ${value} WHERE certificate_id = $1`, [id])
    expect([column, (await broken())[0]?.table]).toEqual([column, 'certificates'])
    await past(
      'certificates',
      `UPDATE certificates SET ${column} = b.${column} FROM before b WHERE certificates.certificate_id = $1`,
      [id],
    )
    await query('DROP TABLE before')
  }
  expect(await broken()).toEqual([])
})

test('a list that somebody keeps proves that what was written before is still there', async () => {
  const id = await issue()
  const [chains, { blobs }] = [ownChains(service.deps.pool), service.deps]
  const list = await publish()
  await revoke(id)
  await publish()
  expect(await checkList(service.deps, chains, list)).toMatchObject({ year: 2026, outcome: 'holds' })
  expect(await checkList(service.deps, chains, `${list.slice(0, -4)}AAAA`)).toMatchObject({ outcome: 'not-ours' })
  // The newest decision is taken away whole: rows, chain and head agree with each other.
  await past('audit_events', 'DELETE FROM audit_events WHERE position = (SELECT max(position) FROM audit_events)')
  await query(`UPDATE chains SET (position, hash) = (SELECT position, hash FROM audit_events ORDER BY position DESC LIMIT 1)
    WHERE name = 'audit'`)
  await past(
    'certificates',
    `UPDATE certificates SET status = 'valid', version = 1, status_reason = NULL, status_note = NULL,
    status_at = NULL WHERE certificate_id = $1`,
    [id],
  )
  const rewritten = await publish()
  expect(await broken()).toEqual([])
  const audit = { name: 'certificates.audit', outcome: 'missing' }
  expect(await checkKept(blobs.records, chains)).toMatchObject({ outcome: 'broken', chains: [{}, audit] })
  expect(await checkList(service.deps, chains, list)).toMatchObject({ outcome: 'holds' })
  expect(await checkList(service.deps, chains, rewritten)).toMatchObject({ outcome: 'holds' })
  // Growing again hides nothing.
  await revoke(await issue())
  await publish()
  expect(await checkKept(blobs.records, chains)).toMatchObject({
    outcome: 'broken',
    chains: [{}, { outcome: 'differs' }],
  })
  // Whoever knows why says so, and it is audited.
  await acceptChains(service.deps, { note: 'A backup was put back' })
  await publish()
  expect(await checkKept(blobs.records, chains)).toMatchObject({ outcome: 'holds' })
  expect(await broken()).toEqual([])
})

test('a key is what it was made, and a published list what the rows say', async () => {
  await publish()
  await query(`UPDATE status_years SET published_at = published_at + interval '1 minute'`)
  expect(await broken()).toMatchObject([{ table: 'status_years', id: '2026' }])
  const honest = await publish()
  await revoke(await issue())
  await publish()
  await query('UPDATE status_years SET status_jws = $1', [honest])
  expect(await broken()).toMatchObject([{ table: 'status_years', id: '2026' }])
  await publish()
  await query(`UPDATE signing_keys SET state = 'retired' WHERE state = 'active'`)
  expect(await broken()).toMatchObject([{ table: 'signing_keys' }])
})
