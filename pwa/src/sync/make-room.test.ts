import { expect, test } from 'vitest'
import { listRows } from '#db/meta-rows.ts'
import { answer, createTestEngine } from '../../tests/support/test-engine.ts'
import { makeRoom } from './make-room.ts'

const day = 24 * 60 * 60 * 1000
const tight = { usage: 95_000, quota: 100_000 }

async function sentDevice() {
  const device = await createTestEngine()
  for (let n = 1; n <= 3; n += 1) {
    await device.record(n, answer('1.1'))
    await device.photograph(n, 20_000)
    device.clock.now += 1000
  }
  device.start()
  await device.green()
  await device.stop()
  return device
}

async function hearArchived(device: Awaited<ReturnType<typeof sentDevice>>, archived: number) {
  device.office.archived = archived
  device.start()
  await device.time.settle()
  await device.stop()
}

test('what is not archived stays, however tight and old', async () => {
  const device = await sentDevice()
  device.clock.now += 400 * day
  expect(await makeRoom(device.outbox, tight)).toBe(0)
  expect(await device.rows()).toHaveLength(6)
})

test('what is archived stays for a week, and as long as there is room', async () => {
  const device = await sentDevice()
  await hearArchived(device, 6)
  device.clock.now += 6 * day
  expect(await makeRoom(device.outbox, tight)).toBe(0)
  device.clock.now += 2 * day
  expect(await makeRoom(device.outbox, { usage: 60_000, quota: 100_000 })).toBe(0)
})

test('the oldest archived inspections go until there is room, and every deletion is written down', async () => {
  const device = await sentDevice()
  await hearArchived(device, 6)
  device.clock.now += 8 * day
  expect(await makeRoom(device.outbox, tight)).toBe(2)
  expect((await device.rows()).map(({ seq }) => seq)).toEqual([5, 6])
  const { outbox } = device
  const log = await outbox.transact('read', ({ meta }) => listRows(meta, 'deleted', outbox.IDBKeyRange))
  expect(log.map(({ events, blobs }) => [events, blobs])).toEqual([
    [2, 1],
    [2, 1],
  ])
  await device.record(9, answer('1.1'))
  expect((await device.rows()).at(-1)!.seq).toBe(7)
})

test('an inspection that needs attention is never deleted', async () => {
  const device = await createTestEngine()
  await device.record(1, answer('1.1'))
  device.office.judge = () => 'line.schema'
  device.start()
  await device.time.until(async () => (await device.status()).attention === 1)
  await device.stop()
  await hearArchived(device, 1)
  device.clock.now += 30 * day
  expect(await makeRoom(device.outbox, tight)).toBe(0)
})
