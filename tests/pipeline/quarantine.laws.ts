// Lines that cannot be used are kept, named and shown; their neighbours pass, and no certificate is made without them.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import type { PlacedText } from '../support/device-link.ts'
import { type Kept, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'
import { untilVerdict } from './verdict-of.ts'
import { recordInspection } from './whole-inspection.ts'

const remark = (text: string): Recorded => ({ type: 'remark-written', payload: { text } })
const altered = ({ line, text }: Kept): PlacedText => ({
  line,
  text: text.replace(/"text":"[^"]*"/, '"text":"altered"'),
})

type Spoil = (line: Record<string, unknown>) => string
type Bad = { spoil: Spoil; code: string; field: string | null }
const bad: Readonly<Record<string, Bad>> = {
  'that is no JSON': { spoil: (line) => JSON.stringify(line).slice(0, -20), code: 'line.unreadable', field: null },
  'of 70 000 characters': {
    spoil: (line) => JSON.stringify({ ...line, payload: { text: 'x'.repeat(70_000) } }),
    code: 'line.too-large',
    field: null,
  },
  'nested 5 000 deep': {
    spoil: (line) =>
      JSON.stringify(line).replace('"payload":{', `"payload":{"deep":${'['.repeat(5_000)}${']'.repeat(5_000)},`),
    code: 'line.too-deep',
    field: null,
  },
  'without an event id': {
    spoil: ({ eventId: _eventId, ...line }) => JSON.stringify(line),
    code: 'line.schema',
    field: 'eventId',
  },
  'with a number for a text': {
    spoil: (line) => JSON.stringify({ ...line, payload: { text: 7 } }),
    code: 'line.schema',
    field: 'payload.text',
  },
  'of a type nobody knows': {
    spoil: (line) => JSON.stringify({ ...line, type: 'danced' }),
    code: 'line.unknown-type',
    field: 'type',
  },
  'of a later version': {
    spoil: (line) => JSON.stringify({ ...line, schemaVersion: 99 }),
    code: 'line.unknown-version',
    field: 'schemaVersion',
  },
}

async function itemsOf({ office }: Product, { deviceId }: SimulatedDevice) {
  return (await office.quarantine()).filter((item) => item.deviceId === deviceId)
}

export function describeQuarantine(product: () => Product): void {
  describe('a line', () => {
    test.each(Object.entries(bad))(
      '%s is quarantined and named while its neighbours pass',
      async (_, { spoil, code, field }) => {
        const device = await product().newDevice()
        const inspectionId = uuidv7()
        const [before, between, after] = device.record(inspectionId, ['one', 'two', 'three'].map(remark))
        if (!before || !between || !after) throw new Error('nothing recorded')
        const text = spoil(between.line)
        const result = await device.upload([before, { line: between.line, text }, after])
        expect(result.except).toMatchObject([{ line: 2, seq: 2, status: 'quarantined', code }])
        if (field) expect(result.except[0]?.hint).toContain(field)
        expect(result.watermark).toMatchObject({ contiguous: 3, missing: [] })
        expect(await itemsOf(product(), device)).toMatchObject([
          { kind: 'quarantined', seq: 2, code, field, text: text.slice(0, 4_000) },
        ])
        const { rows } = await product().database.pool.query<{ line: string }>(
          'SELECT line FROM sync.lines WHERE device_id = $1 ORDER BY seq',
          [device.deviceId],
        )
        expect(rows.map(({ line }) => line)).toEqual([before.text, after.text])
      },
    )

    test('with other bytes under a known event id is kept beside the first, alarms, and changes nothing', async () => {
      const { office, newDevice, database } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      const [original] = device.record(inspectionId, [remark('original')])
      if (!original) throw new Error('nothing recorded')
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload()
      await device.uploadBlobs()
      await office.untilInspection(inspectionId, 'certified')
      const [neighbour] = device.record(uuidv7(), [remark('neighbour')])
      if (!neighbour) throw new Error('nothing recorded')
      const result = await device.upload([altered(original), neighbour])
      expect(result.except).toMatchObject([
        { line: 1, eventId: original.line.eventId, status: 'conflict-hash', code: 'line.conflict-hash' },
      ])
      expect(await itemsOf(product(), device)).toMatchObject([
        { kind: 'conflict-hash', eventId: original.line.eventId, inspectionId, text: altered(original).text },
      ])
      const kept = await database.pool.query<{ line: string }>('SELECT line FROM sync.lines WHERE event_id = ANY($1)', [
        [original.line.eventId, neighbour.line.eventId],
      ])
      expect(kept.rows.map(({ line }) => line).toSorted()).toEqual([original.text, neighbour.text].toSorted())
      const devices = (await (await office.get('/api/v1/admin/devices')).json()) as {
        devices: { deviceId: string; alarms: { kind: string }[] }[]
      }
      const own = devices.devices.find(({ deviceId }) => deviceId === device.deviceId)
      expect(own?.alarms.map(({ kind }) => kind)).toEqual(['conflict-hash'])
      expect((await office.findInspection(inspectionId))?.inspection).toMatchObject({
        status: 'certified',
        revision: 1,
      })
      expect(await office.certificates(inspectionId)).toHaveLength(1)
    })

    test('that came first in a forged form blocks the certificate, because the seal names other bytes', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      const [original] = device.record(inspectionId, [remark('original')])
      if (!original) throw new Error('nothing recorded')
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload([altered(original)])
      const result = await device.upload()
      expect(result.except).toMatchObject([{ eventId: original.line.eventId, status: 'conflict-hash' }])
      await device.uploadBlobs()
      const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons).toMatchObject([{ code: 'manifest-mismatch' }])
      expect((await untilVerdict(device, inspectionId, 'quarantined')).reasons).toEqual(inspection.reasons)
      expect((await itemsOf(product(), device)).map(({ kind, text }) => ({ kind, text }))).toEqual([
        { kind: 'conflict-hash', text: original.text },
      ])
      expect(await office.certificates(inspectionId)).toEqual([])
    })

    test('in quarantine blocks the certificate of its inspection and is named to office and device', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      device.record(inspectionId, [remark('from a later app')], { schemaVersion: 99 })
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload()
      await device.uploadBlobs()
      const { inspection, unusable } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons).toMatchObject([
        { code: 'line-quarantined', detail: expect.stringContaining('line.unknown-version: schemaVersion') },
        { code: 'lines-missing' },
      ])
      expect(unusable.map(({ code }) => code)).toEqual(['line.unknown-version'])
      expect((await untilVerdict(device, inspectionId, 'quarantined')).reasons).toEqual(inspection.reasons)
      expect(await office.certificates(inspectionId)).toEqual([])
    })

    test('of a colleague who never signed in here blocks the certificate until that sign-in', async () => {
      const { office, newDevice, stack } = product()
      const device = await newDevice()
      const colleague = await signIn(stack.url, 'inspector2@demo.test')
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      device.record(inspectionId, [remark('by a colleague')], { actorId: colleague.userId })
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload()
      await device.uploadBlobs()
      const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons[0]?.detail).toContain('actor.unknown: actorId')
      await device.as(colleague).changes()
      await office.untilInspection(inspectionId, 'certified')
      expect(await itemsOf(product(), device)).toEqual([])
    })
  })

  describe('an upload', () => {
    test.each([
      ['of more than 500 lines', 501, 413, 'sync.too-many-lines'],
      ['of more than a mebibyte', 20, 413, 'request.too-large'],
    ])('%s is refused whole, with what to do', async (_, count, status, code) => {
      const device = await product().newDevice()
      const text = count > 100 ? 'short' : 'x'.repeat(60_000)
      const lines = device.record(
        uuidv7(),
        Array.from({ length: count }, () => remark('')),
      )
      const response = await device.send(lines.map(({ line }) => ({ line, text: JSON.stringify({ ...line, text }) })))
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({ code, status, detail: expect.any(String) })
      expect((await device.probe()).watermark.contiguous).toBe(0)
    })

    test('with a spoilt header is refused with a problem that names line and field', async () => {
      const device = await product().newDevice()
      const [line] = device.record(uuidv7(), [remark('one')])
      if (!line) throw new Error('nothing recorded')
      const response = await device.send([line, line])
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        code: 'sync.header-invalid',
        errors: [{ field: 'line 0.seqs.1', detail: expect.any(String) }],
      })
      expect((await device.probe()).watermark.contiguous).toBe(0)
    })
  })
}
