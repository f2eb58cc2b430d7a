import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { readBlob } from '#db/outbox-blobs.ts'
import { answered } from '#db/transactions.ts'
import { sha256 } from '../../tests/support/fake-office.ts'
import { answer, createTestEngine, type TestEngine } from '../../tests/support/test-engine.ts'

const devices: TestEngine[] = []
const device = async (...args: Parameters<typeof createTestEngine>) => {
  const made = await createTestEngine(...args)
  devices.push(made)
  return made
}
afterEach(async () => {
  for (const made of devices.splice(0)) {
    await made.stop()
    expect(made.logged).toEqual([])
  }
})

const paths = ({ office }: TestEngine, path: string) =>
  office.exchanges.filter((exchange) => exchange.path.startsWith(path))
const events = '/sync/v1/events'
const probes = '/sync/v1/probe'
const blobs = '/sync/v1/blobs'

test('everything recorded arrives as the same bytes, and then the device says so', async () => {
  const d = await device()
  for (let n = 0; n < 30; n += 1) await d.record(1, answer(`1.${n}`))
  const hashes = [await d.photograph(1), await d.photograph(1, 2_500_000)]
  d.start()
  await d.green()
  expect([...d.office.lines.values()]).toEqual((await d.rows()).map(({ line }) => line))
  for (const hash of hashes) {
    const stored = d.office.photos.get(hash)!
    const kept = new Uint8Array((await readBlob(d.outbox, hash))!)
    expect([stored.done, sha256(stored.bytes), sha256(kept)]).toEqual([true, hash, hash])
  }
  expect((await d.rows()).every(({ state }) => state === 'sent')).toBe(true)
})

test('the office is asked what has arrived before anything is sent', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.start()
  await d.green()
  expect(d.office.exchanges.map(({ path }) => path).slice(0, 2)).toEqual([probes, events])
})

test('a batch has at most 500 lines and 512 kB', async () => {
  const d = await device()
  const remark = { type: 'remark-written', payload: { text: 'é'.repeat(1990) } } as const
  for (let n = 0; n < 12; n += 1) await d.record(1, ...Array.from({ length: 100 }, () => answer('1.1')))
  await d.record(2, ...Array.from({ length: 200 }, () => remark))
  d.start()
  await d.green()
  expect(d.office.lines.size).toBe(1400)
  expect(paths(d, events).length).toBeGreaterThanOrEqual(4)
})

test('a lost answer is resolved by one question and costs no second upload', async () => {
  const d = await device()
  for (let n = 0; n < 20; n += 1) await d.record(1, answer(`1.${n}`))
  d.office.fault = ({ path }) => (path === events && paths(d, events).length === 0 ? 'lose-response' : 'none')
  d.start()
  await d.green()
  expect(paths(d, events).length).toBe(1)
})

test('a connection that dies in the middle of a photo continues where the office stopped', async () => {
  const d = await device()
  const hash = await d.photograph(1, 100_000)
  d.office.fault = ({ path }) => (path.startsWith(blobs) && paths(d, blobs).length < 3 ? 'cut' : 'none')
  d.start()
  await d.green()
  const sent = paths(d, blobs).map(({ bytes }) => bytes)
  expect(sent).toEqual([100_000, 50_000, 25_000, 12_500])
  expect(d.office.photos.get(hash)!.done).toBe(true)
})

test('two engines on one outbox send nothing wrong and nothing is missing', async () => {
  const d = await device()
  for (let n = 0; n < 20; n += 1) await d.record(n, answer('1.1'))
  await d.photograph(1, 5000)
  d.start()
  d.start()
  await d.green()
  expect(d.office.lines.size).toBe(21)
  expect(d.office.conflicts).toEqual([])
})

test('a device killed in the middle finishes after a restart', async () => {
  const d = await device()
  for (let n = 0; n < 30; n += 1) await d.record(1, answer(`1.${n}`))
  await d.photograph(1, 50_000)
  d.office.fault = ({ path }) => (path.startsWith(blobs) ? 'cut' : 'lose-response')
  d.start()
  await d.time.pass(3_000)
  await d.stop()
  d.office.fault = () => 'none'
  d.start()
  await d.green()
  expect(d.office.lines.size).toBe(31)
})

test('events come before photos: no slice begins while an event waits', async () => {
  const d = await device()
  for (let n = 0; n < 9; n += 1) await d.photograph(n, 10_000)
  d.office.fault = ({ path }) => {
    if (path.startsWith(blobs) && paths(d, blobs).length === 1) void d.record(9, answer('1.1'))
    return 'none'
  }
  d.start()
  await d.green()
  const order = d.office.exchanges.map(({ path }) => (path.startsWith(blobs) ? 'photo' : path))
  const late = order.lastIndexOf(events)
  // At most the slices already under way are between the tap and its event.
  expect(order.slice(0, late).filter((path) => path === 'photo').length).toBeLessThanOrEqual(4)
})

test('photos of finished inspections go first', async () => {
  const d = await device()
  const first = await d.photograph(1)
  const second = await d.photograph(2)
  const seal = { count: 1, root: sha256(''), blobs: [], others: [], templateHash: sha256(''), ruleVersion: 'r' }
  const testedAt = '2026-11-23T09:00:00.000Z'
  await d.record(2, { type: 'abandoned', payload: { seal: 1, testedAt, ...seal, code: 'left', text: null } })
  d.start()
  await d.green()
  expect(paths(d, blobs).map(({ path }) => path.slice(-64))).toEqual([second, first])
})

test('one line the office keeps apart holds up no other and stays visible', async () => {
  const d = await device()
  for (let n = 0; n < 1000; n += 50) await d.record(1, ...Array.from({ length: 50 }, (_, at) => answer(`${n + at}`)))
  d.office.judge = (text) => (text.includes('"checkpoint":"500"') ? 'line.schema' : null)
  d.start()
  await d.time.until(async () => (await d.status()).waiting.events === 0)
  expect(d.office.lines.size).toBe(999)
  const [bad, ...more] = (await d.rows()).filter(({ state }) => state !== 'sent')
  expect([bad!.state, bad!.error!.code, more]).toEqual(['attention', 'line.schema', []])
  expect(paths(d, events).length).toBe(2)
  expect(await d.status()).toMatchObject({ green: false, attention: 1, waiting: { events: 0 } })
})

test('what was kept apart and has been accepted since is no longer marked after asking again', async () => {
  const d = await device()
  await d.record(1, answer('1.1'), answer('1.2'))
  d.office.judge = (text) => (text.includes('"1.2"') ? 'actor.unknown' : null)
  const engine = d.start()
  await d.time.until(async () => (await d.status()).attention === 1)
  d.office.judge = () => null
  engine.resume()
  await d.green()
  expect((await d.rows()).map(({ state, error }) => [state, error])).toEqual([
    ['sent', null],
    ['sent', null],
  ])
})

test('a batch that is too large is halved until it fits', async () => {
  const d = await device()
  await d.record(1, ...Array.from({ length: 64 }, (_, n) => answer(`${n}`)))
  d.office.override = ({ path, body }) =>
    path === events && linesIn(body) > 10 ? refusal(413, 'request.too-large') : null
  d.start()
  await d.green()
  expect(d.office.lines.size).toBe(64)
})

test('two timeouts halve the batch, one does not', async () => {
  const d = await device()
  await d.record(1, ...Array.from({ length: 40 }, (_, n) => answer(`${n}`)))
  const sizes: number[] = []
  d.office.fault = ({ path, body }) => {
    if (path !== events) return 'none'
    sizes.push(linesIn(body))
    return sizes.length <= 2 ? 'timeout' : 'none'
  }
  d.start()
  await d.green()
  expect(sizes.slice(0, 3)).toEqual([40, 40, 20])
})

test('a line the office cannot take is found by halving and set aside alone', async () => {
  const d = await device()
  await d.record(1, ...Array.from({ length: 50 }, (_, n) => answer(`c${n}`)))
  d.office.override = ({ path, body }) =>
    path === events && textOf(body).includes('"c17"') ? refusal(422, 'request.invalid') : null
  d.start()
  await d.time.until(async () => (await d.status()).attention === 1)
  await d.time.until(() => d.office.lines.size === 49)
  const bad = (await d.rows()).filter(({ state }) => state === 'attention')
  expect(bad.map(({ seq, error }) => [seq, error!.keptBy])).toEqual([[18, 'device']])
})

test('an office that refuses everything sets nothing aside', async () => {
  const d = await device()
  await d.record(1, answer('1.1'), answer('1.2'))
  d.office.override = ({ path }) => (path === events ? refusal(400, 'sync.header-invalid') : null)
  const engine = d.start()
  await d.time.until(() => engine.state().link.status === 'refused')
  await d.time.pass(120_000)
  expect((await d.rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  d.office.override = () => null
  await d.green()
})

test('a restored office takes its word back: lines and photos it lost are offered again', async () => {
  const d = await device()
  for (let n = 0; n < 5; n += 1) await d.record(1, answer(`${n}`))
  const hash = await d.photograph(1)
  d.start()
  await d.green()
  const kept = [...d.office.lines].slice(0, 2)
  d.office.lines = new Map(kept)
  d.office.places.clear()
  d.office.photos.clear()
  for (const seqs of d.office.received.values()) for (const seq of [3, 4, 5, 6]) seqs.delete(seq)
  await d.time.until(() => d.office.lines.size === 6)
  await d.green()
  expect(d.office.photos.get(hash)!.done).toBe(true)
})

test('a copied profile goes on under an epoch of its own and nothing of either is lost', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.start()
  await d.green()
  const [row] = await d.rows()
  const twin = JSON.parse(row!.line) as { epoch: string }
  d.office.places.set(`${twin.epoch}/2`, 'an event of the other copy')
  await d.record(1, answer('1.2'))
  await d.time.until(() => d.office.lines.size === 2)
  await d.green()
  await d.record(1, answer('1.3'))
  await d.green()
  const epochs = (await d.rows()).map(({ line }) => (JSON.parse(line) as { epoch: string }).epoch)
  expect(epochs[1]).toBe(twin.epoch)
  expect(epochs[2]).not.toBe(twin.epoch)
})

test('a refused credential pauses and clears nothing; trying again goes on', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.office.override = () => refusal(401, 'device.unknown')
  const engine = d.start()
  await d.time.until(() => engine.state().link.status === 'signed-out')
  const asked = d.office.exchanges.length
  await d.time.pass(600_000)
  expect(d.office.exchanges.length).toBe(asked)
  d.office.override = () => null
  engine.resume()
  await d.green()
})

test('a revoked device stops sending and keeps everything', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.office.override = () => refusal(403, 'device.revoked')
  const engine = d.start()
  await d.time.until(() => engine.state().link.status === 'revoked')
  const asked = d.office.exchanges.length
  await d.time.pass(3_600_000)
  expect([d.office.exchanges.length, (await d.rows()).length]).toEqual([asked, 1])
})

test('a busy office is left alone for as long as it asked', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  let told = 0
  d.office.override = () => (told++ === 0 ? refusal(429, 'request.limited', { 'Retry-After': '40' }) : null)
  d.start()
  await d.green()
  const [first, second] = d.office.exchanges
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(40_000)
})

test('whoever answers in the place of the office is not believed', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  await d.photograph(1)
  d.office.fault = () => 'captive-portal'
  const engine = d.start()
  await d.time.until(() => engine.state().link.status === 'silent')
  await d.time.pass(10_000)
  expect(await d.status()).toMatchObject({ green: false, lastContact: null, waiting: { events: 2, photos: 1 } })
  d.office.fault = () => 'none'
  await d.green()
})

test('without an answer the office is asked every second while somebody looks, more often at first, however long it lasts', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.office.fault = () => 'lose-request'
  d.start()
  await d.time.settle(400)
  await d.time.pass(120_000)
  const asked = paths(d, probes).map(({ at }) => at)
  expect(asked.length).toBeGreaterThanOrEqual(145)
  expect(asked.length).toBeLessThanOrEqual(152)
})

test('an idle device asks about once a minute', async () => {
  const d = await device()
  d.start()
  await d.time.pass(600_000)
  expect(paths(d, probes).length).toBeGreaterThanOrEqual(9)
  expect(paths(d, probes).length).toBeLessThanOrEqual(12)
})

test('a photo the office does not recognise is announced and then taken', async () => {
  const d = await device()
  const hash = await d.photograph(1)
  d.office.judge = () => 'line.schema'
  d.start()
  await d.time.until(() => d.office.photos.get(hash)?.done === true)
})

test('a photo this device can no longer read needs a person and stops nothing', async () => {
  const d = await device()
  const hash = await d.photograph(1)
  const other = await d.photograph(1)
  await d.outbox.transact('write', async ({ blobs }) => {
    await answered(blobs.put({ sha256: hash, bytes: new ArrayBuffer(3), size: 1000 }))
  })
  d.start()
  await d.time.until(() => d.office.photos.get(other)?.done === true)
  await d.time.until(async () => (await d.status()).attention === 1)
  expect((await d.status()).green).toBe(false)
  expect(d.office.photos.has(hash)).toBe(false)
})

test('a photo that got no answer is asked about, not sent again', async () => {
  const d = await device()
  await d.photograph(1, 80_000)
  d.office.fault = ({ path }) => (path.startsWith(blobs) && paths(d, blobs).length === 0 ? 'lose-response' : 'none')
  d.start()
  await d.green()
  expect(paths(d, blobs).length).toBe(1)
})

test('leaving the page sends what waits in a request that outlives it', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  const engine = d.start()
  await d.green()
  d.office.fault = ({ keepalive }) => (keepalive ? 'none' : 'lose-request')
  await d.record(1, answer('1.2'))
  await engine.flush()
  expect(d.office.lines.size).toBe(2)
  expect(d.office.exchanges.filter(({ keepalive }) => keepalive).length).toBe(1)
})

test('a device that is not enrolled sends nothing and begins when it is', async () => {
  const d = await device()
  await d.outbox.transact('write', ({ meta }) => answered(meta.delete('enrolment')))
  await d.record(1, answer('1.1'))
  const engine = d.start()
  await d.time.pass(120_000)
  expect(d.office.exchanges).toEqual([])
  await d.outbox.transact('write', async ({ meta }) => {
    await answered(meta.put({ credential: 'c', exportKey: {}, name: 'n', at: '' }, 'enrolment'))
  })
  engine.resume()
  await d.green()
})

const textOf = (body: unknown): string => gunzipSync(body as Uint8Array<ArrayBuffer>).toString('utf8')
const linesIn = (body: unknown): number => textOf(body).trimEnd().split('\n').length - 1
const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: code, title: code, status, code, detail: code, correlationId: 'c' }), {
    status,
    headers,
  })
