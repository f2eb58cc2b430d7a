import { expect, test, vi } from 'vitest'
import { once } from './unpack-once.ts'

/** A batch of records as fetched: a header that names its length and its content, and bytes after it. */
const batch = (name: string, bytes = 100) => {
  const buffer = Buffer.alloc(61 + bytes)
  buffer.writeInt32BE(49 + bytes, 8)
  buffer.write(name, 17)
  return buffer
}

const at = (buffer: Buffer, offset = 0) => ({
  buffer,
  offset,
  forward(bytes: number) {
    this.offset += bytes
  },
})

const open = () => {
  const unpack = vi.fn(async (position: ReturnType<typeof at>) => {
    position.offset = position.buffer.length
    return { of: position.buffer.toString('latin1', 17, 20) }
  })
  return { unpack, read: once(unpack) }
}

test('what several groups fetch is unpacked once, and each of them goes on behind it', async () => {
  const { unpack, read } = open()
  const positions = [1, 2, 3].map(() => at(Buffer.from(batch('one'))))
  const results = await Promise.all(positions.map(read))
  expect(unpack).toHaveBeenCalledTimes(1)
  expect(results).toEqual(positions.map(() => ({ of: 'one' })))
  expect(positions.map(({ offset }) => offset)).toEqual([161, 161, 161])
  expect(await read(at(batch('two')))).toEqual({ of: 'two' })
})

test('of a batch that was cut off nothing is kept', async () => {
  const { unpack, read } = open()
  for (const cut of [20, 120]) for (let n = 0; n < 2; n += 1) await read(at(batch('one').subarray(0, cut)))
  expect(unpack).toHaveBeenCalledTimes(4)
})

test('it holds neither for long nor much', async () => {
  vi.useFakeTimers()
  const { unpack, read } = open()
  await read(at(batch('old')))
  vi.advanceTimersByTime(2_000)
  await read(at(batch('old')))
  expect(unpack).toHaveBeenCalledTimes(2)
  for (const name of ['big', 'too']) await read(at(batch(name, 3_000_000)))
  await read(at(batch('too', 3_000_000)))
  expect(unpack).toHaveBeenCalledTimes(4)
  await read(at(batch('big', 3_000_000)))
  expect(unpack).toHaveBeenCalledTimes(5)
  vi.useRealTimers()
})
