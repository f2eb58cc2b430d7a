import { gzipSync } from 'node:zlib'
import { catalogue, type EventType } from '@sac/contracts/events/catalogue'
import { Envelope } from '@sac/contracts/events/envelope'
import { uuidv7 } from '@sac/platform/ids'
import { makeJpegOfSize } from '@sac/tests/pipeline/make-jpeg-of-size'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

const outbox = async () =>
  (await listOutbox(server.db)).map((message) => {
    const envelope = JSON.parse(Buffer.from(message.value).toString())
    return { ...message, type: message.headers['ce_type'] as string, envelope }
  })
const outboxOf = async (key: string) => (await outbox()).filter(({ partitionKey }) => partitionKey === key)
const linesOf = async (deviceId: string) => {
  const { rows } = await server.db.query(
    'SELECT event_id, seq, line, forked FROM lines WHERE device_id = $1 ORDER BY seq, event_id',
    [deviceId],
  )
  return rows
}

describe('an upload', () => {
  test('is stored byte for byte, acknowledged by the watermark and put on the log once', async () => {
    const device = await enrol(server)
    const lines = [1, 2, 3].map((seq) => device.line({ seq }))
    const result = await device.send(lines, device.header([[1, 3]]))
    expect(result).toEqual({
      serverTime: '2026-11-23T10:00:00.000Z',
      watermark: { contiguous: 3, archived: 0, missing: [] },
      except: [],
    })
    expect((await linesOf(device.deviceId)).map(({ line }) => line)).toEqual(lines)
    const told = await outboxOf(device.inspectionId)
    expect(told.map(({ envelope }) => envelope)).toEqual(
      lines.map((line) => ({
        eventId: JSON.parse(line).eventId,
        eventType: 'inspection.remark-written',
        timestamp: '2026-11-23T09:00:01.500Z',
        version: '1.0',
        data: {
          inspectionId: device.inspectionId,
          deviceId: device.deviceId,
          epoch: device.epoch,
          seq: JSON.parse(line).seq,
          line,
          lineHash: sha256(line),
          receivedAt: '2026-11-23T10:00:00.000Z',
          notBefore: { by: 'enrolment', at: '2026-11-23T10:00:00.000Z' },
        },
        metadata: {
          source: 'sync-gateway',
          userId: device.userId,
          correlationId: device.inspectionId,
          causationId: expect.any(String),
        },
      })),
    )
    expect(told.every(({ topic }) => topic === 'inspections-topic')).toBe(true)
    expect(told.map(({ eventId }) => eventId)).toEqual(lines.map((line) => JSON.parse(line).eventId))
  })

  test('sent again changes nothing and gets the same answer', async () => {
    const device = await enrol(server)
    const lines = [1, 2].map((seq) => device.line({ seq }))
    const first = await device.send(lines, device.header([[1, 2]]))
    expect(await device.send(lines, device.header([[1, 2]]))).toEqual(first)
    expect(await linesOf(device.deviceId)).toHaveLength(2)
    expect(await outboxOf(device.inspectionId)).toHaveLength(2)
  })

  test('sent by several connections at once is stored once', async () => {
    const device = await enrol(server)
    const lines = Array.from({ length: 50 }, (_, at) => device.line({ seq: at + 1 }))
    const results = await Promise.all(Array.from({ length: 6 }, () => device.send(lines, device.header([[1, 50]]))))
    expect(new Set(results.map((result) => JSON.stringify(result.watermark))).size).toBe(1)
    expect(await linesOf(device.deviceId)).toHaveLength(50)
    expect(await outboxOf(device.inspectionId)).toHaveLength(50)
  })

  test('out of order names what is missing until it comes', async () => {
    const device = await enrol(server)
    const line = (seq: number) => device.line({ seq })
    const late = await device.send([line(4), line(5)], device.header([[4, 5]], { head: 7 }))
    expect(late.watermark).toEqual({
      contiguous: 0,
      archived: 0,
      missing: [
        [1, 3],
        [6, 7],
      ],
    })
    const early = await device.send([line(1), line(2)], device.header([[1, 2]], { head: 7 }))
    expect(early.watermark).toEqual({
      contiguous: 2,
      archived: 0,
      missing: [
        [3, 3],
        [6, 7],
      ],
    })
    const rest = await device.send(
      [line(3), line(6), line(7)],
      device.header(
        [
          [3, 3],
          [6, 7],
        ],
        { head: 7 },
      ),
    )
    expect(rest.watermark).toEqual({ contiguous: 7, archived: 0, missing: [] })
  })

  test('continues its numbering over a new epoch', async () => {
    const device = await enrol(server)
    await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
    const epoch = uuidv7()
    const result = await device.send([device.line({ seq: 2, epoch })], device.header([[2, 2]], { epoch }))
    expect(result.watermark).toEqual({ contiguous: 2, archived: 0, missing: [] })
  })

  test('without any line is a sign of life', async () => {
    const device = await enrol(server)
    const result = await device.send([], device.header([], { head: 2 }))
    expect(result.watermark).toEqual({ contiguous: 0, archived: 0, missing: [[1, 2]] })
  })
})

describe('a line', () => {
  test('under a taken event id with other bytes is kept beside the first and alarms', async () => {
    const device = await enrol(server)
    const eventId = uuidv7()
    await device.send([device.line({ seq: 1, eventId })], device.header([[1, 1]]))
    const other = device.line({ seq: 1, eventId, payload: { text: 'other' } })
    const next = device.line({ seq: 2 })
    for (let attempt = 0; attempt < 2; attempt++) {
      const result = await device.send([other, next], device.header([[1, 2]]))
      expect(result.except).toEqual([
        { line: 1, seq: 1, eventId, status: 'conflict-hash', code: 'line.conflict-hash', hint: expect.any(String) },
      ])
      expect(result.watermark.contiguous).toBe(2)
    }
    const { rows } = await server.db.query('SELECT line FROM line_conflicts WHERE event_id = $1', [eventId])
    expect(rows).toEqual([{ line: other }])
    const alarms = await server.db.query('SELECT kind FROM device_alarms WHERE device_id = $1', [device.deviceId])
    expect(alarms.rows).toEqual([{ kind: 'conflict-hash' }])
  })

  test('that two devices send under one event id is a conflict for the second', async () => {
    const [one, two] = [await enrol(server), await enrol(server)]
    const eventId = uuidv7()
    const results = await Promise.all([
      one.send([one.line({ seq: 1, eventId })], one.header([[1, 1]])),
      two.send([two.line({ seq: 1, eventId })], two.header([[1, 1]])),
    ])
    expect(results.flatMap(({ except }) => except.map(({ status }) => status))).toEqual(['conflict-hash'])
    const { rows } = await server.db.query(
      'SELECT count(*) AS n FROM (SELECT event_id FROM lines UNION ALL SELECT event_id FROM line_conflicts) AS kept WHERE event_id = $1',
      [eventId],
    )
    expect(rows[0]).toEqual({ n: 2 })
  })

  test('nobody can read fills its place, is kept as it came and is told to the log once', async () => {
    const device = await enrol(server)
    const rubbish = '{"v":1, \u0000 not json'
    for (let attempt = 0; attempt < 2; attempt++) {
      const result = await device.send(
        [device.line({ seq: 1, eventId: uuidv7() }), rubbish].slice(attempt),
        device.header([[1 + attempt, 2]]),
      )
      expect(result.except).toEqual([
        { line: 2 - attempt, seq: 2, status: 'quarantined', code: 'line.unreadable', hint: expect.any(String) },
      ])
      expect(result.watermark.contiguous).toBe(2)
    }
    const { rows } = await server.db.query('SELECT raw, seq, code FROM quarantined_lines WHERE device_id = $1', [
      device.deviceId,
    ])
    expect(rows).toEqual([{ raw: Buffer.from(rubbish), seq: 2, code: 'line.unreadable' }])
    const told = await outboxOf(device.deviceId)
    expect(told.map(({ envelope }) => [envelope.eventType, envelope.data.code])).toEqual([
      ['inspection.line-quarantined', 'line.unreadable'],
    ])
  })

  test.each([
    ['of an unknown type', { type: 'danced', payload: {} }, 'line.unknown-type'],
    ['of a newer schema', { schemaVersion: 99 }, 'line.unknown-version'],
    ['with a wrong payload', { payload: { text: 7 } }, 'line.schema'],
    ['at an impossible moment', { wall: '2026-99-99T09:00:00.000Z' }, 'line.schema'],
    ['by someone who never signed in on the device', { actorId: uuidv7() }, 'actor.unknown'],
    ['of another device', { deviceId: uuidv7() }, 'line.other-device'],
  ])('%s is quarantined under its inspection while its neighbours pass', async (_, parts, code) => {
    const device = await enrol(server)
    const lines = [device.line({ seq: 1 }), device.line({ seq: 2, ...parts }), device.line({ seq: 3 })]
    const result = await device.send(lines, device.header([[1, 3]]))
    expect(result.except.map(({ line, seq, status, code }) => ({ line, seq, status, code }))).toEqual([
      { line: 2, seq: 2, status: 'quarantined', code },
    ])
    expect(result.watermark.contiguous).toBe(3)
    expect((await linesOf(device.deviceId)).map(({ seq }) => seq)).toEqual([1, 3])
    const told = (await outboxOf(device.inspectionId)).map(({ type }) => type)
    expect(told.toSorted()).toEqual([
      'inspection.line-quarantined',
      'inspection.remark-written',
      'inspection.remark-written',
    ])
  })

  test('by a disabled account is evidence whatever time it claims, and says since when', async () => {
    const device = await enrol(server)
    const disabledAt = new Date(server.clock.now.getTime() - 60_000)
    server.people.set(device.userId, { userId: device.userId, role: 'inspector', disabledAt })
    const lines = ['2026-11-23T09:00:00.000Z', '2001-01-01T00:00:00.000Z'].map((wall, at) =>
      device.line({ seq: at + 1, wall }),
    )
    const result = await device.send(lines, device.header([[1, 2]]))
    expect(result.except).toEqual([])
    const told = (await outboxOf(device.inspectionId)).map(({ envelope }) => envelope.data)
    const authorDisabledAt = disabledAt.toISOString()
    expect(told).toMatchObject([{ authorDisabledAt }, { authorDisabledAt }])
  })

  test('tells when it came and what it cannot be older than', async () => {
    const device = await enrol(server)
    const told = async () => (await outboxOf(device.inspectionId)).map(({ envelope }) => envelope.data)
    const { now } = server.clock
    const enrolled = now.toISOString()
    await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
    expect(await told()).toMatchObject([{ receivedAt: enrolled, notBefore: { at: enrolled } }])
    // Heard with everything it has, and again later: what it records afterwards is younger than that.
    server.clock.now = new Date(now.getTime() + 3_600_000)
    const contact = server.clock.now.toISOString()
    await device.probe({ head: 1 })
    server.clock.now = new Date(now.getTime() + 7_200_000)
    await device.send([device.line({ seq: 2 })], device.header([[2, 2]]))
    server.clock.now = now
    expect((await told())[1]).toMatchObject({ notBefore: { at: contact, by: 'contact' } })
  })

  test('in a place another event owns is stored, and the profile is told to rotate its epoch', async () => {
    const device = await enrol(server)
    await device.send(
      [1, 2].map((seq) => device.line({ seq })),
      device.header([[1, 2]]),
    )
    const copy = [device.line({ seq: 2 }), device.line({ seq: 3 })]
    const forked = await device.send(copy, device.header([[2, 3]]))
    expect(forked.except.map(({ seq, status }) => [seq, status])).toEqual([
      [2, 'forked'],
      [3, 'forked'],
    ])
    expect(await linesOf(device.deviceId)).toHaveLength(4)
    // Whose lines these are can no longer be told from the epoch, so none after the fork is acknowledged by number.
    expect(forked.watermark).toEqual({ contiguous: 1, archived: 0, missing: [[2, 3]] })
    const epoch = uuidv7()
    const rotated = await device.send([...copy, device.line({ seq: 4, epoch })], device.header([[2, 4]], { epoch }))
    expect(rotated).toMatchObject({ watermark: { contiguous: 4, missing: [] }, except: [] })
  })

  test('and its rival for the same place, sent at the same moment, are both stored and make one fork', async () => {
    for (let round = 0; round < 10; round++) {
      const device = await enrol(server)
      const rivals = [0, 1, 2].map(() => device.line({ seq: 1 }))
      const results = await Promise.all(rivals.map((line) => device.send([line], device.header([[1, 1]]))))
      expect(results.flatMap(({ except }) => except.map(({ status }) => status))).toEqual(['forked', 'forked'])
      expect((await linesOf(device.deviceId)).filter(({ forked }) => forked)).toHaveLength(2)
      const alarms = await server.db.query('SELECT kind FROM device_alarms WHERE device_id = $1', [device.deviceId])
      expect(alarms.rows).toEqual([{ kind: 'forked' }])
    }
  })

  test('that came twice in one upload is stored once', async () => {
    const device = await enrol(server)
    const line = device.line({ seq: 1 })
    const result = await device.send([line, line], device.header([[1, 2]]))
    expect(result.except).toEqual([])
    expect(result.watermark.missing).toEqual([[2, 2]])
    expect(await linesOf(device.deviceId)).toHaveLength(1)
  })

  test('alone in its upload is taken even when it contains line breaks', async () => {
    const device = await enrol(server)
    const body = gzipSync(`${JSON.stringify(device.header([[1, 1]]))}\nbroken\nin\nthree`)
    const response = await device.post(body)
    expect(response.status).toBe(200)
    const { rows } = await server.db.query('SELECT raw FROM quarantined_lines WHERE device_id = $1', [device.deviceId])
    expect(rows).toEqual([{ raw: Buffer.from('broken\nin\nthree') }])
  })

  test('waits in quarantine for its author and is accepted at the first sign-in', async () => {
    const device = await enrol(server)
    const colleague = uuidv7()
    await device.send([device.line({ seq: 1, actorId: colleague })], device.header([[1, 1]]))
    expect(await linesOf(device.deviceId)).toHaveLength(0)
    const response = await fetch(`${server.url}/sync/v1/changes`, {
      headers: { Authorization: `Bearer inspector.${colleague}`, 'Sac-Device': device.credential },
    })
    expect(response.status).toBe(200)
    expect(await linesOf(device.deviceId)).toHaveLength(1)
    const { rows } = await server.db.query('SELECT released_at FROM quarantined_lines WHERE device_id = $1', [
      device.deviceId,
    ])
    expect(rows).toEqual([{ released_at: server.clock.now }])
  })
})

test('a photo named after its bytes came is announced to that inspection too, once', async () => {
  const device = await enrol(server)
  const photo = makeJpegOfSize(2000)
  await device.send([device.photoLine(1, photo)], device.header([[1, 1]]))
  expect((await device.put(photo)).status).toBe(201)
  const second = uuidv7()
  await device.send([device.photoLine(2, photo, second), device.photoLine(3, photo, second)], device.header([[2, 3]]))
  for (const inspectionId of [device.inspectionId, second]) {
    const told = (await outboxOf(inspectionId)).filter(({ type }) => type === 'inspection.photo-stored')
    const content = { kind: 'picture', width: 8, height: 8 }
    expect(told.map(({ envelope }) => envelope.data)).toEqual([
      { inspectionId, sha256: sha256(photo), bytes: 2000, content },
    ])
  }
})

test('every fact told is in the catalogue, in its words and on its topic', async () => {
  const told = await outbox()
  expect(new Set(told.map(({ type }) => type)).size).toBeGreaterThan(3)
  for (const { type, topic, envelope: sent } of told) {
    const envelope = z.parse(Envelope, sent)
    const entry = catalogue[type as EventType]
    expect({ type, topic: entry?.topic, version: entry?.version, source: entry?.source }).toEqual({
      type,
      topic,
      version: envelope.version,
      source: envelope.metadata.source,
    })
    expect([type, entry && z.safeParse(entry.data, envelope.data).error?.issues]).toEqual([type, undefined])
  }
})
