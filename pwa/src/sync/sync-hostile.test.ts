// What has gone wrong elsewhere, done to one device on purpose: nothing is lost, nothing is called sent before it is, nothing
// waits for ever.
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { offerSentBlobs } from '#db/outbox-blobs.ts'
import { answered } from '#db/transactions.ts'
import { answer, createTestEngine, type TestEngine } from '../../tests/support/test-engine.ts'

const devices: TestEngine[] = []
const device = async (...args: Parameters<typeof createTestEngine>) => {
  const made = await createTestEngine(...args)
  devices.push(made)
  return made
}
afterEach(async () => {
  for (const made of devices.splice(0)) await made.stop()
})

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: code, title: code, status, code, detail: code, correlationId: 'c' }), {
    status,
    headers,
  })
const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 })
const events = '/sync/v1/events'
const blobs = '/sync/v1/blobs'
const textOf = (body: unknown): string => gunzipSync(body as Uint8Array<ArrayBuffer>).toString('utf8')
const states = async (d: TestEngine) => (await d.rows()).map(({ state }) => state)

test('a copied profile loses no line whose place the other copy has filled at the office', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.start()
  await d.green()
  await d.stop()
  // The other copy went on and sent its own second line; only now this one is opened and records its own.
  const [row] = await d.rows()
  const { epoch } = JSON.parse(row!.line) as { epoch: string }
  d.office.places.set(`${epoch}/2`, 'an event of the other copy')
  d.office.received.get(epoch)!.add(2)
  await d.record(1, answer('1.2'))
  d.start()
  await d.time.until(() => d.office.lines.size === 2)
  await d.green()
})

test('storage set back to an earlier day loses nothing recorded since', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.start()
  await d.green()
  await d.stop()
  const [row] = await d.rows()
  const { epoch } = JSON.parse(row!.line) as { epoch: string }
  for (let seq = 2; seq <= 9; seq += 1) {
    d.office.places.set(`${epoch}/${seq}`, `event ${seq} before the storage was set back`)
    d.office.received.get(epoch)!.add(seq)
  }
  await d.record(1, answer('1.2'), answer('1.3'))
  expect((await d.status()).green).toBe(false)
  d.start()
  await d.green()
  expect([...d.office.lines.values()]).toEqual((await d.rows()).map(({ line }) => line))
})

test('a clock set back by a year in the middle of a silence delays nothing', async () => {
  const d = await device()
  d.office.fault = () => 'lose-request'
  d.start()
  await d.record(1, answer('1.1'))
  await d.time.pass(20_000)
  d.time.setClock(d.clock.now - 365 * 86_400_000)
  d.office.fault = () => 'none'
  const from = d.clock.now
  await d.green()
  expect(d.clock.now - from).toBeLessThan(10_000)
})

test('a clock set forward by a year changes nothing', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  d.start()
  await d.green()
  d.time.setClock(d.clock.now + 365 * 86_400_000)
  await d.record(1, answer('1.2'))
  await d.green()
  expect(d.office.lines.size).toBe(2)
})

test('a photo whose bytes are gone stops neither lines nor other photos, and the device is not green', async () => {
  const d = await device()
  const gone = await d.photograph(1)
  const kept = await d.photograph(1)
  await d.outbox.transact('write', ({ blobs: store }) => answered(store.delete(gone)))
  d.start()
  await d.time.until(() => d.office.photos.get(kept)?.done === true)
  await d.time.until(async () => (await d.status()).attention === 1)
  expect(await d.status()).toMatchObject({ green: false, waiting: { events: 0, photos: 0 } })
})

test('a photo damaged after its first bytes went needs a person', async () => {
  const d = await device()
  const hash = await d.photograph(1, 100_000)
  d.office.fault = ({ path }) => (path.startsWith(blobs) ? 'cut' : 'none')
  d.start()
  await d.time.until(() => (d.office.photos.get(hash)?.bytes.length ?? 0) > 0)
  await d.outbox.transact('write', async ({ blobs: store }) => {
    await answered(store.put({ sha256: hash, bytes: new ArrayBuffer(100_000), size: 100_000 }))
  })
  d.office.fault = () => 'none'
  await d.time.until(async () => (await d.status()).attention === 1)
  expect(d.office.photos.get(hash)?.done ?? false).toBe(false)
})

test('a photo cut short in this storage after its first bytes went needs a person', async () => {
  const d = await device()
  const hash = await d.photograph(1, 100_000)
  d.office.fault = ({ path }) => (path.startsWith(blobs) ? 'cut' : 'none')
  d.start()
  await d.time.until(() => (d.office.photos.get(hash)?.bytes.length ?? 0) > 0)
  await d.outbox.transact('write', async ({ blobs: store }) => {
    await answered(store.put({ sha256: hash, bytes: new ArrayBuffer(3), size: 100_000 }))
  })
  d.office.fault = () => 'none'
  await d.time.until(async () => (await d.status()).attention === 1)
})

test('an office that refuses a photo for good stops no other photo', async () => {
  for (const [status, code] of [
    [400, 'request.invalid'],
    [403, 'request.forbidden'],
    [404, 'request.not-found'],
    [410, 'request.gone'],
    [413, 'blob.too-large'],
    [415, 'request.unsupported-type'],
    [422, 'request.invalid'],
  ] as const) {
    const d = await device()
    const bad = await d.photograph(1)
    const good = [await d.photograph(1), await d.photograph(2)]
    d.office.override = ({ path }) => (path.endsWith(bad) ? problem(status, code) : null)
    d.start()
    await d.time.until(() => good.every((hash) => d.office.photos.get(hash)?.done === true))
    await d.time.pass(60_000)
    const tried = d.office.exchanges.filter(({ path }) => path.endsWith(bad)).length
    expect({ code, green: (await d.status()).green, few: tried >= 1 && tried <= 3 }).toEqual({
      code,
      green: false,
      few: true,
    })
  }
})

test('a photo the office never takes is left to a person, and offered again when somebody asks', async () => {
  const d = await device()
  const bad = await d.photograph(1)
  d.office.override = ({ path }) => (path.endsWith(bad) ? problem(403, 'request.forbidden') : null)
  const engine = d.start()
  await d.time.until(async () => (await d.status()).attention === 1)
  expect(await d.status()).toMatchObject({ green: false, waiting: { events: 0, photos: 0 } })
  d.office.override = () => null
  engine.resume()
  await d.green()
  expect(d.office.photos.get(bad)?.done).toBe(true)
})

test('a line over which the office stumbles is found, and the others arrive', async () => {
  const d = await device()
  await d.record(1, ...Array.from({ length: 20 }, (_, n) => answer(`c${n}`)))
  d.office.override = ({ path, body }) =>
    path === events && textOf(body).includes('"c7"') ? problem(500, 'server.error') : null
  d.start()
  await d.time.until(() => d.office.lines.size === 19, 3000)
  await d.time.until(async () => (await d.status()).attention === 1, 3000)
  expect((await d.rows()).filter(({ state }) => state === 'waiting')).toEqual([])
})

test('an office that stumbles over a photo is given it once a minute, and the others arrive', async () => {
  const d = await device()
  const bad = await d.photograph(1)
  const good = [await d.photograph(1), await d.photograph(2)]
  d.office.override = ({ path }) => (path.endsWith(bad) ? problem(500, 'server.error') : null)
  d.start()
  await d.time.until(() => good.every((hash) => d.office.photos.get(hash)?.done === true))
  await d.time.pass(300_000)
  const tried = d.office.exchanges.filter(({ path }) => path.endsWith(bad)).length
  expect([tried >= 4, tried <= 8]).toEqual([true, true])
})

test('lines kept apart over which the office stumbles hold up no new ones', async () => {
  const d = await device()
  await d.record(1, answer('1.1'), answer('kept'))
  d.office.judge = (text) => (text.includes('"kept"') ? 'actor.unknown' : null)
  const engine = d.start()
  await d.time.until(async () => (await d.status()).attention === 1)
  d.office.override = ({ path, body }) =>
    path === events && textOf(body).includes('"kept"') ? problem(500, 'server.error') : null
  engine.resume()
  await d.record(1, answer('1.2'))
  await d.time.until(() => d.office.lines.size === 2)
})

test('photos an office lost with a restore are sent again, though it still has their lines', async () => {
  const d = await device()
  const [lost, kept] = [await d.photograph(1), await d.photograph(1)]
  const engine = d.start()
  await d.green()
  d.office.photos.delete(lost)
  // What the downlink does when its cursor is gone.
  await d.outbox.transact('write', ({ meta }) => offerSentBlobs(meta, d.outbox.IDBKeyRange))
  expect((await d.status()).green).toBe(false)
  engine.wake()
  await d.green()
  const sent = d.office.exchanges.filter(({ path }) => path.startsWith(blobs)).map(({ path }) => path.slice(-64))
  expect(sent.filter((hash) => hash === lost).length).toBe(2)
  expect(sent.filter((hash) => hash === kept).length).toBe(1)
})

test('an answer without sense is silence: nothing is called sent and the device goes on asking', async () => {
  for (const body of [{}, [], null, 'ok', { serverTime: 'yesterday' }, { watermark: { contiguous: 9 } }]) {
    const d = await device()
    await d.record(1, answer('1.1'))
    d.office.override = () => json(body)
    d.start()
    await d.time.pass(5_000)
    expect(await states(d)).toEqual(['waiting'])
    d.office.override = () => null
    await d.green()
  }
})

test('each refusal of the office ends when the office takes things again', async () => {
  const refusals = [
    [401, 'session.expired'],
    [403, 'request.forbidden'],
    [409, 'request.conflict'],
    [410, 'request.gone'],
    [413, 'request.too-large'],
    [426, 'client.outdated'],
    [429, 'request.limited'],
    [500, 'server.error'],
    [503, 'server.unavailable'],
  ] as const
  for (const [status, code] of refusals) {
    for (const only of ['', events]) {
      const d = await device()
      await d.record(1, answer('1.1'), answer('1.2'))
      await d.photograph(1)
      d.office.override = ({ path }) => (path.includes(only) ? problem(status, code) : null)
      const engine = d.start()
      await d.time.pass(5_000)
      expect([status, only, ...(await states(d))]).toEqual([status, only, 'waiting', 'waiting', 'waiting'])
      const asked = d.office.exchanges.length
      await d.time.pass(60_000)
      expect(d.office.exchanges.length - asked).toBeLessThan(150)
      d.office.override = () => null
      if (status === 401) engine.resume()
      await d.green()
    }
  }
})

test('a storage that fails for a while loses nothing and is tried again', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  await d.photograph(1)
  const { transact } = d.outbox
  d.outbox.transact = () =>
    Promise.reject(new DOMException('Connection to Indexed Database server lost', 'UnknownError'))
  d.start()
  await d.time.pass(10_000)
  d.outbox.transact = transact
  await d.green()
  expect(d.office.lines.size).toBe(2)
})

test('a storage that fails while photos travel is tried again', async () => {
  const d = await device()
  const photos = [await d.photograph(1), await d.photograph(1), await d.photograph(2), await d.photograph(2)]
  const { transact } = d.outbox
  let failing = false
  d.office.fault = ({ path }) => {
    if (path.startsWith(blobs)) failing = true
    return 'none'
  }
  d.outbox.transact = (mode, work) =>
    failing ? Promise.reject(new DOMException('lost', 'UnknownError')) : transact(mode, work)
  d.start()
  await d.time.pass(20_000)
  d.office.fault = () => 'none'
  d.outbox.transact = transact
  await d.green()
  expect(photos.every((hash) => d.office.photos.get(hash)?.done)).toBe(true)
})

test('an answer to a credential that was replaced meanwhile pauses nothing', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  await d.photograph(1)
  const enrolment = { credential: 'new', exportKey: {}, name: 'n', at: '' }
  d.office.override = ({ headers, path }) => {
    if (path === events && headers['Sac-Device'] === 'secret')
      void d.outbox.transact('write', ({ meta }) => answered(meta.put(enrolment, 'enrolment')))
    return path === events && headers['Sac-Device'] === 'secret' ? problem(401, 'device.unknown') : null
  }
  d.start()
  await d.green()
})

test('a view that does not open, or never answers, keeps no evidence here', async () => {
  for (const cursor of [() => Promise.reject(new Error('blocked')), () => new Promise<never>(() => undefined)]) {
    const d = await device({ downlink: { cursor, pull: cursor } })
    await d.record(1, answer('1.1'))
    await d.photograph(1)
    d.start()
    await d.green()
    devices.pop()
  }
})

test('a storage that takes no more writes still gives away what it has, and not again and again', async () => {
  const d = await device()
  await d.record(1, answer('1.1'))
  await d.photograph(1)
  const { transact } = d.outbox
  d.outbox.transact = (mode, work) =>
    mode === 'read' ? transact(mode, work) : Promise.reject(new DOMException('full', 'QuotaExceededError'))
  d.start()
  await d.time.pass(60_000)
  expect((await d.status()).green).toBe(false)
  expect(d.office.lines.size).toBe(2)
  expect(d.office.exchanges.filter(({ path }) => path === events).length).toBeLessThanOrEqual(3)
  d.outbox.transact = transact
  await d.green()
})
