import { gzipSync } from 'node:zlib'
import type { BatchResult } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice, toBatch } from '#testing/test-device'

let server: TestGateway
let device: TestDevice
beforeAll(async () => {
  server = await startGateway()
  device = await enrol(server)
})
afterAll(() => server.close())

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json({ maxDepth: 6 }),
  fc.constantFrom('', ' ', '\u0000', 'null', '[]', '{}', '"', '\\', '\ufeff{}', '{"__proto__":{"v":1}}', '1e999', '-0'),
)
const notSplit = nasty.map((text) => text.replaceAll('\n', ' '))

/** A line that is nearly right: one member replaced by anything. */
const nearly = fc.record({
  member: fc.constantFrom(
    'v',
    'eventId',
    'deviceId',
    'epoch',
    'seq',
    'inspectionId',
    'type',
    'schemaVersion',
    'actorId',
    'hlc',
    'wall',
    'offsetMs',
    'offsetAgeS',
    'base',
    'payload',
  ),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      '\u0000',
      '\ud800',
      9e15,
      -1,
      1e308,
      '9999-12-31T23:59:59.999Z',
      '0000-01-01T00:00:00.000Z',
      { ms: 1 },
      'constructor',
      'hasOwnProperty',
      { text: '\u0000' },
      { text: '\ud800' },
    ),
  ),
})

test('no rubbish among the lines is answered 500, and the good lines around it are stored', async () => {
  let seq = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(notSplit, nearly), { minLength: 1, maxLength: 8 }), async (rubbish) => {
      const from = seq + 1
      const lines = [device.line({ seq: ++seq })]
      for (const bad of rubbish) {
        seq += 1
        lines.push(typeof bad === 'string' ? bad : device.line({ seq, [bad.member]: bad.value }))
      }
      lines.push(device.line({ seq: ++seq }))
      const response = await device.post(toBatch(lines, device.header([[from, seq]])))
      expect([response.status, server.bugs]).toEqual([200, []])
      const { except } = (await response.json()) as BatchResult
      expect(except.map(({ line }) => line)).not.toContain(1)
      expect(except.map(({ line }) => line)).not.toContain(lines.length)
      const ids = [lines[0], lines.at(-1)].map((line) => JSON.parse(String(line)).eventId)
      const { rows } = await server.db.query('SELECT 1 FROM lines WHERE event_id = ANY($1)', [ids])
      expect(rows).toHaveLength(2)
    }),
    { numRuns: 150 },
  )
})

test('no rubbish header or body is answered 500', async () => {
  const header = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc
      .record({ member: fc.constantFrom(...Object.keys(device.header([]))), value: fc.jsonValue({ maxDepth: 2 }) })
      .map(({ member, value }) => ({ ...device.header([[1, 1]]), [member]: value })),
    fc.constantFrom('\u0000', '\ud800').map((build) => ({ ...device.header([]), build })),
  )
  await fc.assert(
    fc.asyncProperty(header, fc.array(nasty, { maxLength: 3 }), async (given, lines) => {
      const response = await device.post(gzipSync([JSON.stringify(given) ?? '', ...lines].join('\n')))
      expect([response.status < 500, server.bugs]).toEqual([true, []])
    }),
    { numRuns: 200 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, zipped) => {
      const body = zipped ? gzipSync(bytes) : new Uint8Array(bytes)
      const response = await device.post(body, zipped ? {} : { 'Content-Encoding': 'identity' })
      expect([response.status < 500, server.bugs]).toEqual([true, []])
    }),
    { numRuns: 100 },
  )
})

const ask = async (path: string, init: RequestInit) => {
  const response = await fetch(`${server.url}${path}`, init)
  await response.arrayBuffer()
  expect([path, response.status < 500, server.bugs]).toEqual([path, true, []])
}

test('no rubbish sent to the other operations is answered 500', async () => {
  const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('\u0000', '%00', '%', '../..', '🙂'))
  const person = { Authorization: `Bearer inspector.${device.userId}`, 'Sac-Device': device.credential }
  const admin = { Authorization: 'Bearer admin.boss' }
  const json = { 'Content-Type': 'application/json' }
  const spare = uuidv7()
  const enrolment = fc.record({ deviceId: fc.constant(spare), name: text, build: text })
  await fc.assert(
    fc.asyncProperty(text, fc.jsonValue({ maxDepth: 4 }), enrolment, async (word, value, enrolled) => {
      const part = encodeURIComponent(word)
      await ask(`/sync/v1/changes?cursor=${part}&scope=${part}`, { headers: person })
      await ask(`/api/v1/admin/devices/${part}/revoke`, { method: 'POST', headers: admin })
      await ask(`/sync/v1/blobs/${part}`, { method: 'PUT', headers: person, body: word })
      const body = JSON.stringify(value)
      await ask('/sync/v1/probe', { method: 'POST', headers: { ...person, ...json }, body })
      await ask('/api/v1/admin/devices/import', { method: 'POST', headers: { ...admin, ...json }, body })
      await ask('/sync/v1/devices', { method: 'POST', headers: { ...person, ...json }, body: JSON.stringify(enrolled) })
    }),
    { numRuns: 60 },
  )
})
