import { readFileSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { makeJpeg } from '@sac/tests/pipeline/make-jpeg'
import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJpeg, readJpegHead } from './read-jpeg.ts'

const photo = makeJpeg({ seed: 'law', width: 64, height: 48 })
const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))
const end = [0xff, 0xd9]
const frameAt = photo.findIndex((byte, at) => byte === 0xff && photo[at + 1] === 0xc0)
const scanAt = photo.findIndex((byte, at) => byte === 0xff && photo[at + 1] === 0xda)
const resized = (width: number, height: number) => {
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return size.reduce((bytes, byte, at) => bytes.with(frameAt + 5 + at, byte), photo)
}
const faultOf = async (bytes: Uint8Array) => {
  const reading = await readJpeg(bytes)
  return reading.ok ? null : reading.fault
}

/** Progressive, drawn over and over: in so many scans of all coefficients. */
const drawnIn = (scans: number) => {
  const head = photo.subarray(0, scanAt).with(frameAt + 1, 0xc2)
  const ids = Array.from({ length: head[frameAt + 9] ?? 0 }, (_, at) => head[frameAt + 10 + 3 * at] ?? 0)
  const scan = (at: number) => [0xff, 0xda, 0, 8, 1, ids[at % ids.length] ?? 0, 0, 0, 63, 0, 0x55]
  return join(head, ...Array.from({ length: scans }, (_, at) => scan(at)), end)
}

describe('a whole JPEG', () => {
  test('of every size is one, with its size', async () => {
    const side = fc.integer({ min: 1, max: 12 }).map((blocks) => blocks * 8)
    await fc.assert(
      fc.asyncProperty(fc.string(), side, side, async (seed, width, height) => {
        const bytes = makeJpeg({ seed, width, height })
        expect(await readJpeg(bytes)).toEqual({ ok: true, width, height })
        expect(await readJpegHead(bytes)).toEqual({ ok: true, width, height })
      }),
      { numRuns: lawRuns(50) },
    )
  })

  test.each(['chromium-420', 'chromium-444'])('of the canvas of a browser (%s) is one', async (name) => {
    const bytes = readFileSync(pathOf(import.meta.dirname, 'fixtures', `${name}.jpg`))
    expect(await readJpeg(bytes)).toEqual({ ok: true, width: 37, height: 29 })
    expect(await readJpeg(bytes.subarray(0, -1))).toEqual({ ok: false, fault: 'cut-short' })
  })

  test('of many scans is one, as long as somebody could wait for it', async () => {
    for (const scans of [10, 100]) expect(await readJpeg(drawnIn(scans))).toMatchObject({ ok: true })
  })

  test('of megapixels is read with pauses', async () => {
    const large = makeJpeg({ seed: 'large', width: 1_600, height: 1_200 })
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    expect(await readJpeg(large)).toMatchObject({ ok: true })
    clearImmediate(next)
    expect(turns).toBeGreaterThan(2)
  })
})

describe('no JPEG', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'not-jpeg'],
    ['a PNG', Buffer.from('89504e470d0a1a0affffffff49484452', 'hex'), 'not-jpeg'],
    ['a ZIP', Buffer.from('504b0304140000000800', 'hex'), 'not-jpeg'],
    ['a programme', Buffer.from('7f454c46020101', 'hex'), 'not-jpeg'],
    ['its two first bytes', photo.subarray(0, 2), 'cut-short'],
    ['a beginning and an end', join(photo.subarray(0, 2), end), 'damaged'],
    ['tables without data', join(photo.subarray(0, scanAt), end), 'damaged'],
    ['half the data and an end', join(photo.subarray(0, photo.length / 2), end), 'damaged'],
    ['no width', resized(0, 48), 'no-pixels'],
    ['no height', resized(64, 0), 'no-pixels'],
    ['more points than are there', resized(64, 56), 'damaged'],
    ['fewer points than are there', resized(64, 40), 'damaged'],
    ['a flood of points', resized(65_535, 65_535), 'too-many-pixels'],
    ['twelve bits', photo.with(frameAt + 4, 12), 'unsupported'],
    ['arithmetic codes', photo.with(frameAt + 1, 0xc9), 'unsupported'],
    ['a picture drawn a hundred times over', drawnIn(101), 'unsupported'],
    ['lossless', photo.with(frameAt + 1, 0xc3), 'unsupported'],
    ['an archive behind it', join(photo, Buffer.from('504b0304', 'hex')), 'trailing-bytes'],
    ['a segment longer than the file', photo.with(4, 0xff), 'cut-short'],
    ['a segment of no length', photo.with(4, 0).with(5, 0), 'damaged'],
  ])('is %s', async (_, bytes, fault) => {
    expect(await faultOf(Uint8Array.from(bytes))).toBe(fault)
  })

  test('is any beginning of one', async () => {
    for (let length = 0; length < photo.length; length += 1)
      expect([length, (await readJpeg(photo.subarray(0, length))).ok]).toEqual([length, false])
  })

  test('is, but for rare luck, one whose data were overwritten with noise', async () => {
    const noise = fc.uint8Array({ minLength: 40, maxLength: 80 })
    const tally = { whole: 0, runs: 0 }
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        const copy = Uint8Array.from(photo)
        copy.set(bytes, scanAt + 40)
        tally.runs += 1
        if ((await readJpeg(copy)).ok) tally.whole += 1
      }),
      { numRuns: lawRuns(300) },
    )
    expect(tally.whole).toBeLessThan(tally.runs / 10)
  })
})

describe('whatever the bytes', () => {
  const mutation = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) })
  const mutated = fc.array(mutation, { minLength: 1, maxLength: 12 }).map((changes) => {
    const bytes = Uint8Array.from(photo)
    for (const { at, byte } of changes) bytes[at % bytes.length] = byte
    return bytes
  })
  const headed = fc.uint8Array({ maxLength: 400 }).map((rest) => join(photo.subarray(0, scanAt), rest))
  const begun = fc.uint8Array({ maxLength: 400 }).map((rest) => join([0xff, 0xd8], rest))
  const place = fc.nat(photo.length)
  const spliced = fc.tuple(place, place).map(([a, b]) => join(photo.subarray(0, a), photo.subarray(b)))

  /** Of this thread alone, whatever else the machine does: milliseconds of work since `from`. */
  const workedMs = (from?: NodeJS.CpuUsage) => {
    const { user, system } = process.threadCpuUsage(from)
    return (user + system) / 1_000
  }
  /** Of this thread alone, in bytes. */
  const memory = () => {
    const { used_heap_size, external_memory } = getHeapStatistics()
    return used_heap_size + external_memory
  }

  test('reading ends with an answer, soon, and without taking memory', async () => {
    const before = memory()
    let most = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, headed, begun, spliced, fc.uint8Array()), async (bytes) => {
        const from = process.threadCpuUsage()
        const reading = await readJpeg(bytes)
        expect(workedMs(from)).toBeLessThan(2_000)
        most = Math.max(most, memory())
        if (reading.ok) expect(reading.width * reading.height).toBeLessThanOrEqual(40_000_000)
        await readJpegHead(bytes)
      }),
      { numRuns: lawRuns(3_000) },
    )
    expect(most - before).toBeLessThan(300 * 1024 * 1024)
  })

  test('twenty megabytes of nearly anything are answered in moments', async () => {
    for (const byte of [0x00, 0xff, 0xd8, 0xc4, 0x55]) {
      const bytes = new Uint8Array(20 * 1024 * 1024).fill(byte)
      bytes.set(photo.subarray(0, scanAt + 14))
      const from = process.threadCpuUsage()
      expect((await readJpeg(bytes)).ok).toBe(false)
      expect(workedMs(from)).toBeLessThan(5_000)
    }
  })
})
