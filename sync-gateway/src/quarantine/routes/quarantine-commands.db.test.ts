import type { Envelope } from '@sac/contracts/events/envelope'
import { QuarantineDetail, QuarantineList } from '@sac/contracts/http/devices'
import { checkAuditChain } from '@sac/platform/audit/check-audit-chain'
import { uuidv7 } from '@sac/platform/ids'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { insertSignInIfAbsent } from '#devices/store/actor-rows'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

const headers = { Authorization: 'Bearer admin.boss', 'Content-Type': 'application/json' }
const items = async ({ deviceId }: Pick<TestDevice, 'deviceId'>) => {
  const response = await fetch(`${server.url}/api/v1/admin/quarantine`, { headers })
  return z.parse(QuarantineList, await response.json()).items.filter((item) => item.deviceId === deviceId)
}
const read = async (id: string) => {
  const response = await fetch(`${server.url}/api/v1/admin/quarantine/${id}`, { headers })
  return z.parse(QuarantineDetail, await response.json())
}
const post = async (id: string, action: 'rejudge' | 'settle', body: object = {}) => {
  const command = { commandId: uuidv7(), note: 'looked at it', ...body }
  const response = await fetch(`${server.url}/api/v1/admin/quarantine/${id}/${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(command),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const factsOf = async (inspectionId: string) => {
  const messages = (await listOutbox(server.db)).filter(({ partitionKey }) => partitionKey === inspectionId)
  return messages.map(({ value }) => {
    const envelope = JSON.parse(Buffer.from(value).toString()) as Envelope
    return { type: envelope.eventType, envelope }
  })
}
const countIn = async (table: 'lines' | 'quarantined_lines' | 'line_conflicts', { deviceId }: TestDevice) => {
  const { rows } = await server.db.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${table} WHERE device_id = $1`,
    [deviceId],
  )
  return rows[0]?.count
}
const auditOf = async (id: string) => {
  const { rows } = await server.db.query(
    'SELECT action, actor_id, note FROM audit_events WHERE subject_id = $1 ORDER BY position',
    [id],
  )
  return rows
}

/** A line by somebody who has not signed in on the device. */
async function withUnknownAuthor() {
  const device = await enrol(server)
  const line = device.line({ seq: 1, actorId: colleague })
  await device.send([line], device.header([[1, 1]]))
  const [item] = await items(device)
  return { device, line, id: item?.id ?? '', code: item?.code }
}
const colleague = uuidv7()
// By itself, without judging what waits.
const allow = ({ deviceId }: TestDevice) =>
  insertSignInIfAbsent(server.db, { deviceId, userId: colleague, at: server.clock.now })

async function withConflict() {
  const device = await enrol(server)
  const eventId = uuidv7()
  const [first, other] = ['first', 'other'].map((text) => device.line({ seq: 1, eventId, payload: { text } }))
  await device.send([first ?? ''], device.header([[1, 1]]))
  await device.send([other ?? ''], device.header([[1, 1]]))
  const [item] = await items(device)
  return { device, first, other, id: item?.id ?? '' }
}

describe('an item', () => {
  test('is read whole: every byte that came, where from and when', async () => {
    const device = await enrol(server)
    const text = `rubbish ${'x'.repeat(9_000)}`
    await device.send([text], device.header([[1, 1]]))
    const [item] = await items(device)
    expect(await read(item?.id ?? '')).toMatchObject({
      kind: 'quarantined',
      deviceId: device.deviceId,
      deviceName: 'Tablet',
      seq: 1,
      code: 'line.unreadable',
      received: { text, base64: Buffer.from(text).toString('base64'), sha256: sha256(text) },
      receivedAt: server.clock.now.toISOString(),
      counts: null,
      state: 'open',
    })
  })

  test('that conflicts is read with both texts', async () => {
    const { first, other, id } = await withConflict()
    expect(await read(id)).toMatchObject({
      kind: 'conflict-hash',
      received: { text: other },
      counts: { text: first },
      state: 'open',
    })
  })

  test.each(['rejudge', 'settle'] as const)('that nobody knows is not found (%s)', async (action) => {
    const id = uuidv7()
    expect(await post(id, action)).toMatchObject({ status: 404, body: { code: 'quarantine.not-found' } })
    expect((await post(`${id}:${'0'.repeat(64)}`, action)).status).toBe(404)
    expect((await post('--', action)).status).toBe(400)
    expect((await post('-'.repeat(36), action)).status).toBe(400)
  })
})

describe('a line judged again', () => {
  test('and valid now is accepted as an upload would be: same fact, same watermark, once', async () => {
    const { device, line, id, code } = await withUnknownAuthor()
    expect(code).toBe('actor.unknown')
    await allow(device)
    expect(await post(id, 'rejudge')).toEqual({
      status: 200,
      body: { status: 'accepted', code: null, field: null, detail: null },
    })
    expect((await factsOf(device.inspectionId)).map(({ type }) => type)).toEqual([
      'inspection.line-quarantined',
      'inspection.remark-written',
    ])
    const uploaded = await enrol(server)
    await uploaded.send([uploaded.line({ seq: 1 })], uploaded.header([[1, 1]]))
    const shape = (envelope: object | undefined) => [
      Object.keys(envelope ?? {}),
      // Only what had waited says when it was let out.
      Object.keys((envelope as { data: object } | undefined)?.data ?? {}).filter((name) => name !== 'acceptedAt'),
    ]
    const [, told] = await factsOf(device.inspectionId)
    expect(shape(told?.envelope)).toEqual(shape((await factsOf(uploaded.inspectionId))[0]?.envelope))
    expect(told?.envelope).toMatchObject({ data: { line, lineHash: sha256(line), seq: 1 } })
    const answer = await device.send([line], device.header([[1, 1]]))
    expect(answer).toMatchObject({ except: [], watermark: { contiguous: 1, missing: [] } })
    expect(await factsOf(device.inspectionId)).toHaveLength(2)
    expect([await countIn('lines', device), await countIn('quarantined_lines', device)]).toEqual([1, 1])
    expect(await items(device)).toEqual([])
    expect(await read(id)).toMatchObject({ state: 'accepted', closedAt: server.clock.now.toISOString() })
  })

  test('and still not valid stays, and says what stands against it', async () => {
    const device = await enrol(server)
    await device.send([device.line({ seq: 1, schemaVersion: 99 })], device.header([[1, 1]]))
    const [item] = await items(device)
    expect(await post(item?.id ?? '', 'rejudge')).toMatchObject({
      status: 200,
      body: { status: 'quarantined', code: 'line.unknown-version', field: 'schemaVersion' },
    })
    expect(await items(device)).toEqual([item])
    expect(await factsOf(device.inspectionId)).toHaveLength(1)
  })

  test('and refused for another reason waits for that: its inspection learns of it, and a sign-in releases it', async () => {
    const device = await enrol(server)
    const colleague = uuidv7()
    await device.send([device.line({ seq: 1, actorId: colleague })], device.header([[1, 1]]))
    const [item] = await items(device)
    // As an earlier release kept it, which could not read this version.
    await server.db.query(`UPDATE quarantined_lines SET code = 'line.unknown-version' WHERE quarantine_id = $1`, [
      item?.id,
    ])
    expect((await post(item?.id ?? '', 'rejudge')).body).toMatchObject({ code: 'actor.unknown', field: 'actorId' })
    expect(await items(device)).toMatchObject([{ code: 'actor.unknown' }])
    const [, told] = await factsOf(device.inspectionId)
    expect(told).toMatchObject({ type: 'inspection.line-quarantined', envelope: { data: { code: 'actor.unknown' } } })
    await device.changes('', `inspector.${colleague}`)
    expect(await items(device)).toEqual([])
    expect(await countIn('lines', device)).toBe(1)
  })

  test('whose event id has another text meanwhile becomes a conflict with both texts kept', async () => {
    const { device, line, id } = await withUnknownAuthor()
    await allow(device)
    server.clock.now = new Date(server.clock.now.getTime() + 60_000)
    const { eventId } = JSON.parse(line) as { eventId: string }
    const other = device.line({ seq: 1, eventId, payload: { text: 'another' } })
    await device.send([other], device.header([[1, 1]]))
    expect((await post(id, 'rejudge')).body).toMatchObject({ status: 'conflict-hash', code: 'line.conflict-hash' })
    const [conflict] = await items(device)
    expect(await read(conflict?.id ?? '')).toMatchObject({ received: { text: line }, counts: { text: other } })
  })

  test('by a repeated command answers the same; by the same id with other content it is refused', async () => {
    const { device, id } = await withUnknownAuthor()
    const commandId = uuidv7()
    const first = await post(id, 'rejudge', { commandId })
    expect(first.body).toMatchObject({ status: 'quarantined', code: 'actor.unknown' })
    await allow(device)
    expect(await post(id, 'rejudge', { commandId })).toEqual(first)
    expect(await post(id, 'rejudge', { commandId, note: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'command.repeated-differently' },
    })
    expect((await post(id, 'rejudge')).body).toMatchObject({ status: 'accepted' })
    expect(await auditOf(id)).toEqual([
      { action: 'quarantine.rejudged', actor_id: 'boss', note: 'looked at it' },
      { action: 'quarantine.rejudged', actor_id: 'boss', note: 'looked at it' },
    ])
  })

  test('twice at once is accepted once', async () => {
    const { device, id } = await withUnknownAuthor()
    await allow(device)
    const answers = await Promise.all([post(id, 'rejudge'), post(id, 'rejudge'), post(id, 'rejudge')])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409'])
    expect(await factsOf(device.inspectionId)).toHaveLength(2)
  })
})

describe('a settled item', () => {
  test('leaves the list, keeps its text, who closed it, when and why, and its inspection learns of it', async () => {
    const { device, line, id } = await withUnknownAuthor()
    const commandId = uuidv7()
    const settled = await post(id, 'settle', { commandId, note: 'the account was closed rightly' })
    expect(z.parse(QuarantineDetail, settled.body)).toMatchObject({
      state: 'settled',
      received: { text: line },
      settledBy: 'boss',
      settledReason: 'the account was closed rightly',
      closedAt: server.clock.now.toISOString(),
    })
    expect(await post(id, 'settle', { commandId, note: 'the account was closed rightly' })).toEqual(settled)
    expect(await items(device)).toEqual([])
    expect((await factsOf(device.inspectionId)).map(({ type, envelope }) => [type, envelope['data']])).toMatchObject([
      ['inspection.line-quarantined', { code: 'actor.unknown' }],
      ['inspection.line-settled', { code: 'actor.unknown', lineHash: sha256(line), inspectionId: device.inspectionId }],
    ])
    expect(await auditOf(id)).toEqual([
      { action: 'quarantine.settled', actor_id: 'boss', note: 'the account was closed rightly' },
    ])
  })

  test.each(['rejudge', 'settle'] as const)('is closed: %s is refused and changes nothing', async (action) => {
    const { device, id } = await withUnknownAuthor()
    await post(id, 'settle')
    await allow(device)
    expect(await post(id, action)).toMatchObject({ status: 409, body: { code: 'quarantine.illegal-state' } })
    expect(await auditOf(id)).toHaveLength(1)
    expect(await countIn('lines', device)).toBe(0)
  })

  test('that was a conflict keeps both texts, and its alarm ends', async () => {
    const { device, first, other, id } = await withConflict()
    expect((await post(id, 'settle')).status).toBe(200)
    expect(await read(id)).toMatchObject({ state: 'settled', received: { text: other }, counts: { text: first } })
    expect([await countIn('lines', device), await countIn('line_conflicts', device)]).toEqual([1, 1])
    const { rows } = await server.db.query('SELECT kind, resolved_at FROM device_alarms WHERE device_id = $1', [
      device.deviceId,
    ])
    expect(rows).toEqual([{ kind: 'conflict-hash', resolved_at: server.clock.now }])
    await device.send([other ?? ''], device.header([[1, 1]]))
    expect(await items(device)).toEqual([])
  })

  test('of a line nobody could read tells no inspection', async () => {
    const device = await enrol(server)
    await device.send(['rubbish'], device.header([[1, 1]]))
    const [item] = await items(device)
    expect((await post(item?.id ?? '', 'settle')).status).toBe(200)
    expect((await factsOf(device.deviceId)).map(({ type }) => type)).toEqual(['inspection.line-quarantined'])
  })
})

test('the audit chain holds', async () => {
  expect((await checkAuditChain(server.db)).broken).toBeNull()
})
