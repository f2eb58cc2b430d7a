// What the office counts for nothing the device that holds the inspection does not show, and the other way round.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { type Arrived, custodyOf, withoutStrangers } from '@sac/contracts/inspection/holders'
import { parseEventLine } from '@sac/contracts/sync/event-line'
import type { Change } from '@sac/contracts/sync/protocol'
import { testId } from '@sac/contracts/testing/device'
import { start } from '@sac/contracts/testing/inspect'
import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges } from '#db/apply-changes.ts'
import { createInspectionCache } from '#db/inspection-cache.ts'
import { readIdentity } from '#db/outbox-meta.ts'
import { noteOffered } from '#db/outbox-queue.ts'
import { listRowsOf, readInspection } from '#db/read-inspection.ts'
import { settleWatermark } from '#db/settle-watermark.ts'
import { recordEvents } from '#recording/record-events.ts'
import { sha256 } from '../../../../tests/support/fake-office.ts'
import { openLocalStore } from '../../../../tests/support/open-local-store.ts'
import { holdingOf } from './holding.ts'

const inspectionId = testId(1, 1)
const person = (n: number) => testId(2, n)
const drafts: Record<string, Recorded> = {
  begins: start('0'.repeat(64)),
  'takes over': { type: 'claimed', payload: { from: null, reason: 'shift' } },
  passes: { type: 'answered', payload: { checkpoint: '1.1', answer: 'ok', reason: null } },
  fails: { type: 'answered', payload: { checkpoint: '1.1', answer: 'defect', reason: null } },
  'writes the plate': { type: 'vehicle-recorded', payload: { field: 'plate', value: 'AB-1' } },
}

type Taken = Arrived & { text: string; receivedAt: string }

/** What has arrived at the office, and the devices of three people. */
function openWorld() {
  const taken: Taken[] = []
  let now = Date.parse('2026-11-23T10:00:00.000Z')
  const devices = [1, 2, 3].map((n) => {
    const store = openLocalStore()
    return { n, store, cache: createInspectionCache(store), sent: 0 }
  })
  type Device = (typeof devices)[number]
  const record = ({ n, store }: Device, does: string) =>
    recordEvents(store.outbox, { inspectionId, actorId: person(n), records: [drafts[does] as Recorded] })
  const upload = async (device: Device) => {
    now += 1000
    const receivedAt = new Date(now).toISOString()
    const rows = (await listRowsOf(device.store.outbox, inspectionId)).filter(({ seq }) => seq > device.sent)
    for (const { line: text } of rows) {
      const parsed = parseEventLine(text)
      if (parsed.ok) taken.push({ line: parsed.line, text, receivedAt })
    }
    device.sent += rows.length
    await noteOffered(device.store.outbox, rows)
    const watermark = { contiguous: device.sent, archived: 0, missing: [] }
    await settleWatermark(device.store.outbox, { at: receivedAt, watermark, head: device.sent })
  }
  const pull = async ({ n, store }: Device) => {
    const own = (await listRowsOf(store.outbox, inspectionId)).map(({ eventId }) => eventId)
    const changes = taken.flatMap(({ line, text, receivedAt }): Change[] => {
      const { eventId, deviceId } = line
      const value = { eventId, inspectionId, deviceId, line: text, lineHash: sha256(text), receivedAt }
      return own.includes(eventId) ? [] : [{ entity: 'line', id: eventId, value }]
    })
    const at = new Date(now).toISOString()
    await applyChanges(store, { userId: person(n), changes, cursor: '1', pulledAt: at, snapshot: false })
  }
  return { taken, devices, record, upload, pull }
}

type World = ReturnType<typeof openWorld>
const act = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  does: fc.constantFrom(...Object.keys(drafts), 'uploads', 'pulls', 'is looked at'),
})

async function perform(world: World, { who, does }: { who: number; does: string }) {
  const device = world.devices[who]
  if (!device) return
  if (does === 'uploads') await world.upload(device)
  else if (does === 'pulls') await world.pull(device)
  else if (does === 'is looked at') await device.cache.read(inspectionId)
  else await world.record(device, does)
}

test('once everything has arrived everywhere, whoever holds it sees what the office counts, whoever does not sees who does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const world = openWorld()
      for (const one of acts) await perform(world, one)
      for (const device of world.devices) await world.upload(device)
      for (const device of world.devices) await world.pull(device)
      const holders = custodyOf(world.taken)
      const counting = withoutStrangers(world.taken, holders).map(({ line }) => line)
      for (const { n, store, cache } of world.devices) {
        const read = await cache.read(inspectionId)
        expect(read?.state).toEqual((await readInspection(store, inspectionId))?.state)
        if (!read || holders.ever.size === 0) continue
        const { deviceId } = await readIdentity(store.outbox)
        const me = { deviceId, actorId: person(n) }
        const isHolder = holders.now.has(person(n))
        expect(holdingOf(read.arrived, me).status).toBe(
          isHolder ? (holders.now.size > 1 ? 'shared' : 'mine') : 'others',
        )
        if (isHolder) expect(read.state).toEqual(foldInspection(counting))
      }
    }),
    { numRuns: lawRuns(120) },
  )
})

test('what is written here stays in sight, whoever began it first; what a stranger wrote is the base of nothing', async () => {
  const world = openWorld()
  const [first, second] = world.devices
  if (!first || !second) throw new Error('no devices')
  for (const does of ['begins', 'passes']) await world.record(first, does)
  for (const does of ['begins', 'fails']) await world.record(second, does)
  await world.upload(first)
  await world.upload(second)
  for (const device of [first, second]) await world.pull(device)
  const answers = async ({ store }: typeof first) =>
    (await readInspection(store, inspectionId))?.state.answers.get('1.1')
  expect(await answers(first)).toMatchObject({ status: 'settled', value: { answer: 'ok' } })
  expect(await answers(second)).toMatchObject({ status: 'conflict' })
  const [again] = await world.record(first, 'passes')
  const [, before] = await listRowsOf(first.store.outbox, inspectionId)
  expect(again?.base).toBe(before?.eventId)
})

test('an office that came back without it no longer has it first', async () => {
  const world = openWorld()
  const [first, second] = world.devices
  if (!first || !second) throw new Error('no devices')
  await world.record(first, 'begins')
  await world.record(second, 'begins')
  await world.upload(first)
  await world.upload(second)
  await world.pull(first)
  const held = async () => {
    const read = await first.cache.read(inspectionId)
    const [line] = read?.lines ?? []
    return line && read && holdingOf(read.arrived, line).status
  }
  expect(await held()).toBe('mine')
  const watermark = { contiguous: 0, archived: 0, missing: [[1, 1] as [number, number]] }
  await settleWatermark(first.store.outbox, { at: '2026-11-23T12:00:00.000Z', watermark, head: 1 })
  expect(await held()).toBe('others')
})
