// Whatever the line does, in the end the office has what the outbox has, and on the way nothing was ever reported greener
// than it was.
import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listRows } from '#db/meta-rows.ts'
import { type Fault, sha256 } from '../../tests/support/fake-office.ts'
import { answer, createTestEngine, type TestEngine } from '../../tests/support/test-engine.ts'

const faults: Fault[] = [
  ...(['lose-request', 'lose-response', 'lose-response', 'cut', 'timeout', 'twice'] as const),
  ...(['busy', 'gateway-error', 'captive-portal', 'none', 'none', 'none', 'none'] as const),
]
type Act = 'record' | 'photograph' | 'wait' | 'restart' | 'second engine'
const acts: Act[] = ['record', 'record', 'record', 'photograph', 'wait', 'restart', 'second engine']

/** Every claim this device makes, held against what the office really has. */
async function checkClaims({ outbox, office, rows, status }: TestEngine): Promise<void> {
  // The status first: what arrives between the two looks can only make the office richer.
  const { green } = await status()
  const lines = await rows()
  const blobs = await outbox.transact('read', ({ meta }) => listRows(meta, 'blob', outbox.IDBKeyRange))
  for (const { state, eventId, line } of lines) if (state === 'sent') expect(office.lines.get(eventId)).toBe(line)
  for (const blob of blobs) if (blob.state === 'sent') expect(office.photos.get(blob.sha256)?.done).toBe(true)
  if (!green) return
  expect(lines.every(({ state }) => state === 'sent')).toBe(true)
  expect(blobs.every(({ state }) => state === 'sent')).toBe(true)
}

async function perform(device: TestEngine, act: Act, n: number): Promise<void> {
  if (act === 'record') await device.record(n % 3, answer(`${n}`))
  if (act === 'photograph') await device.photograph(n % 3, 500 + n * 37)
  if (act === 'wait') await device.time.pass(700)
  if (act === 'restart') await device.stop()
  if (act === 'restart' || act === 'second engine') device.start()
  await device.time.settle(15)
  await checkClaims(device)
}

type Losses = { photos: readonly Fault[]; others: readonly Fault[] }

const check = async (plan: readonly Act[], losses: Losses): Promise<void> => {
  const device = await createTestEngine()
  const photos = [...losses.photos]
  const others = [...losses.others]
  device.office.fault = ({ method }) => (method === 'PUT' ? photos : others).shift() ?? 'none'
  device.start()
  for (const [n, act] of plan.entries()) await perform(device, act, n)
  await device.record(7, answer('last'))
  await device.time.until(async () => {
    await checkClaims(device)
    return (await device.status()).green
  }, 2000)
  const lines = await device.rows()
  expect(new Map(lines.map(({ eventId, line }) => [eventId, line]))).toEqual(device.office.lines)
  for (const [hash, { bytes, done }] of device.office.photos) expect([done, sha256(bytes)]).toEqual([true, hash])
  expect(device.office.conflicts).toEqual([])
  expect(device.logged).toEqual([])
  await device.stop()
}

test('whatever is lost, doubled or cut, the office ends with exactly the outbox and nothing was called sent before it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 14 }),
      fc.record({
        photos: fc.array(fc.constantFrom(...faults), { maxLength: 12 }),
        others: fc.array(fc.constantFrom(...faults), { maxLength: 30 }),
      }),
      check,
    ),
    { numRuns: lawRuns(60) },
  )
})

test('with 30 % of the answers lost for ever everything still arrives, once, with under 1 % of the photos sent twice', async () => {
  const device = await createTestEngine()
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  device.office.fault = () => (random() < 0.3 ? 'lose-response' : 'none')
  let total = 0
  for (let n = 0; n < 60; n += 1) {
    await device.record(n % 5, answer(`${n}`), answer(`${n}`, 'defect'))
    if (n % 3 > 0) continue
    await device.photograph(n % 5, 20_000)
    total += 20_000
  }
  device.start()
  await device.time.until(async () => (await device.status()).green, 3000)
  const sent = device.office.exchanges
    .filter(({ method }) => method === 'PUT')
    .reduce((sum, { bytes }) => sum + bytes, 0)
  expect(sent).toBeLessThanOrEqual(total * 1.01)
  expect(device.office.lines.size).toBe((await device.rows()).length)
  await device.stop()
})
