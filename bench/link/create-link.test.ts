import { createHash, randomBytes } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createLink } from './create-link.ts'
import { limitSeconds, limitWithOutage, wireBytes } from './link-rate.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function serve(onConnection: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return (server.address() as { port: number }).port
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => undefined)
  closers.push(() => socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

function receiveAll(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('end', () => resolve(Buffer.concat(chunks)))
    socket.on('error', reject)
    socket.on('close', (failed) => failed && reject(new Error('cut')))
  })
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('bytes arrive complete, in order and at the rate of the line, however many connections share it', async () => {
  const received: Promise<Buffer>[] = []
  const target = await serve((socket) => received.push(receiveAll(socket)))
  const rate = { bitsPerSecond: 8_000_000, roundTripMs: 20 }
  const link = await createLink({ target, ...rate })
  closers.push(link.close)
  const contents = [randomBytes(120_000), randomBytes(80_000)]
  const started = performance.now()
  for (const content of contents) (await open(link.port)).end(content)
  await expect.poll(() => received.length).toBe(2)
  const arrived = await Promise.all(received)
  const seconds = (performance.now() - started) / 1_000
  expect(arrived.map(hash).toSorted()).toEqual(contents.map(hash).toSorted())
  expect(link.upBytes()).toBe(wireBytes(120_000) + wireBytes(80_000) + 2 * 40)
  // That it takes no longer either is a law of its directions (create-direction.test.ts): here the machine has its say.
  expect(seconds).toBeGreaterThan(limitSeconds(200_000, rate))
})

test('a question and its answer on a new connection take two round trips', async () => {
  const target = await serve((socket) => socket.on('data', (chunk: Buffer) => socket.end(chunk)))
  const link = await createLink({ target, bitsPerSecond: 100_000_000, roundTripMs: 100 })
  closers.push(link.close)
  const ask = async () => {
    const started = performance.now()
    const socket = await open(link.port)
    socket.write('hello')
    expect((await receiveAll(socket)).toString()).toBe('hello')
    return performance.now() - started
  }
  // A busy machine makes some take longer, and none take less.
  const times: number[] = []
  await expect.poll(async () => times[times.push(await ask()) - 1]).toBeLessThan(300)
  expect(Math.min(...times)).toBeGreaterThan(195)
})

test('a sender faster than the line has to wait', async () => {
  const target = await serve((socket) => socket.resume())
  const link = await createLink({ target, bitsPerSecond: 100_000, roundTripMs: 10 })
  closers.push(link.close)
  const started = performance.now()
  const socket = await open(link.port)
  let accepted = 0
  const pump = setInterval(() => {
    while (socket.writableLength < 16_384 && accepted < 40_000_000) {
      socket.write(Buffer.alloc(16_384))
      accepted += 16_384
    }
  }, 5)
  closers.push(() => clearInterval(pump))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(accepted).toBeLessThan(10_000_000)
  expect(link.upBytes()).toBeLessThan(wireBytes(((performance.now() - started + 100) / 1_000) * (100_000 / 8)))
})

test('when the line goes down, connections die and new ones are refused until it is up again', async () => {
  const target = await serve((socket) => socket.resume())
  const link = await createLink({
    target,
    bitsPerSecond: 8_000_000,
    roundTripMs: 2,
    outage: { upSeconds: 0.1, downSeconds: 0.1 },
  })
  closers.push(link.close)
  const first = await open(link.port)
  const died = new Promise((resolve) => first.once('close', resolve))
  first.on('error', () => undefined)
  await died
  const refused = connect({ host: '127.0.0.1', port: link.port })
  refused.on('error', () => undefined)
  await new Promise((resolve) => refused.once('close', resolve))
  await expect
    .poll(async () => {
      const socket = await open(link.port)
      const failed = new Promise<string>((resolve) => socket.once('close', () => resolve('closed')))
      const stays = new Promise<string>((resolve) => setTimeout(resolve, 10, 'open'))
      return Promise.race([failed, stays])
    })
    .toBe('open')
})

test('a lost response ends the connection after the server has acted', async () => {
  let served = 0
  const target = await serve((socket) =>
    socket.on('data', () => {
      served += 1
      socket.write('done')
    }),
  )
  const link = await createLink({
    target,
    bitsPerSecond: 8_000_000,
    roundTripMs: 2,
    loss: { chance: 1, random: () => 0 },
  })
  closers.push(link.close)
  const socket = await open(link.port)
  socket.on('error', () => undefined)
  let heard = ''
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString()
  })
  socket.write('do it')
  await new Promise((resolve) => socket.once('close', resolve))
  expect([served, heard]).toEqual([1, ''])
})

test('the adjusted limit waits out every outage before the last stretch', () => {
  expect(limitWithOutage(249.4, { upSeconds: 20, downSeconds: 5 })).toBeCloseTo(309.4)
  expect(limitWithOutage(20, { upSeconds: 20, downSeconds: 5 })).toBe(20)
  expect(limitWithOutage(21, { upSeconds: 20, downSeconds: 5 })).toBe(26)
})
