import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, test } from 'vitest'
import { createFileBlobs } from './create-file-blobs.ts'
import type { Blobs } from './port.ts'

let folder: string
let blobs: Blobs
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-blobs-'))
  blobs = await createFileBlobs({ folder })
  return () => rm(folder, { recursive: true, force: true })
})

const photo = randomBytes(100_000)
const sha256 = createHash('sha256').update(photo).digest('hex')
const upload = { sha256, owner: 'device-1' }
const part = (start: number, end: number) => ({
  offset: start,
  bytes: Readable.from([photo.subarray(start, end)]),
  maxBytes: 1_000_000,
})

test('what was put is read back whole or in part, and putting it again changes nothing', async () => {
  expect(await blobs.put(photo)).toBe(sha256)
  expect(await blobs.put(photo)).toBe(sha256)
  expect(await blobs.size(sha256)).toBe(100_000)
  expect(photo.equals(await buffer(await blobs.read(sha256)))).toBe(true)
  expect(photo.equals(await blobs.readAll(sha256))).toBe(true)
  expect(photo.subarray(10, 20).equals(await buffer(await blobs.read(sha256, { start: 10, end: 19 })))).toBe(true)
})

test('an upload continues where it stopped, also in another process, and is a blob only when finished', async () => {
  expect(await blobs.offset(upload)).toBe(0)
  expect((await blobs.append(upload, part(0, 60_000))).offset).toBe(60_000)
  const restarted = await createFileBlobs({ folder })
  expect(await restarted.offset(upload)).toBe(60_000)
  expect(await restarted.append(upload, part(60_000, 100_000))).toEqual({ offset: 100_000, all: undefined })
  expect(await restarted.size(sha256)).toBeUndefined()
  await restarted.finish(upload)
  await restarted.finish(upload)
  expect(photo.equals(await buffer(await restarted.read(sha256)))).toBe(true)
  expect(await readdir(join(folder, 'uploads'))).toEqual([])
})

test('a part at another offset is refused and nothing is written', async () => {
  await blobs.append(upload, part(0, 10))
  await expect(blobs.append(upload, part(5, 20))).rejects.toMatchObject({ kind: 'offset-mismatch' })
  expect(await blobs.offset(upload)).toBe(10)
})

async function* broken() {
  yield photo.subarray(0, 30_000)
  throw new Error('connection reset')
}

test('what arrived before the stream broke is kept', async () => {
  const sent = blobs.append(upload, { offset: 0, bytes: Readable.from(broken()), maxBytes: 1e6 })
  await expect(sent).rejects.toThrow('connection reset')
  expect(await blobs.offset(upload)).toBe(30_000)
})

test('bytes that do not have the announced hash never become a blob', async () => {
  const liar = { sha256: sha256.replace(/^./, sha256.startsWith('0') ? '1' : '0'), owner: 'device-1' }
  await blobs.append(liar, part(0, 100_000))
  await expect(blobs.finish(liar)).rejects.toMatchObject({ kind: 'hash-mismatch' })
  expect([await blobs.size(liar.sha256), await blobs.offset(liar)]).toEqual([undefined, 0])
})

test('an upload beyond its limit is refused and forgotten', async () => {
  await expect(blobs.append(upload, { ...part(0, 100_000), maxBytes: 99_999 })).rejects.toMatchObject({
    kind: 'too-large',
  })
  expect(await blobs.offset(upload)).toBe(0)
})

test('a second writer of the same upload is refused while the first is at work', async () => {
  const slow = new PassThrough()
  const first = blobs.append(upload, { offset: 0, bytes: slow, maxBytes: 1e6 })
  slow.write(photo.subarray(0, 5))
  await expect(blobs.append(upload, part(0, 10))).rejects.toMatchObject({ kind: 'offset-mismatch' })
  slow.end(photo.subarray(5, 8))
  expect((await first).offset).toBe(8)
})

test('a small upload that comes whole is given back for its finish, and is on disk either way', async () => {
  const { all } = await blobs.append(upload, part(0, 100_000))
  expect(photo.equals(all ?? new Uint8Array())).toBe(true)
  await blobs.finish(upload, { all })
  expect(photo.equals(await blobs.readAll(sha256))).toBe(true)
})

test('uploads of different senders do not touch each other', async () => {
  await blobs.append(upload, part(0, 10))
  expect(await blobs.offset({ sha256, owner: 'device-2' })).toBe(0)
})

test('only a hash can name a blob, never a path', async () => {
  await writeFile(join(folder, 'secret'), 'x')
  await expect(async () => blobs.read('../secret')).rejects.toThrow('not a SHA-256')
  await expect(blobs.read('0'.repeat(64))).rejects.toMatchObject({ kind: 'not-found' })
  await expect(blobs.readAll('0'.repeat(64))).rejects.toMatchObject({ kind: 'not-found' })
})

test('stale uploads are thrown away, fresh ones kept', async () => {
  await blobs.append(upload, part(0, 10))
  expect(await blobs.dropStaleUploads(new Date(Date.now() - 60_000))).toBe(0)
  expect(await blobs.dropStaleUploads(new Date(Date.now() + 60_000))).toBe(1)
  expect(await blobs.offset(upload)).toBe(0)
})

test('bytes that may not be kept stay an upload that fades, and never become a blob', async () => {
  await blobs.append(upload, part(0, 100_000))
  const seen: Uint8Array[] = []
  const refuse = async (bytes: Uint8Array) => {
    seen.push(bytes)
    return false
  }
  await blobs.finish(upload, { mayKeep: refuse })
  expect(photo.equals(seen[0] ?? new Uint8Array())).toBe(true)
  expect([await blobs.size(sha256), await blobs.offset(upload)]).toEqual([undefined, 100_000])
  expect(await blobs.dropStaleUploads(new Date(Date.now() + 60_000))).toBe(1)
})

test('whoever sends other bytes under the hash of a blob is told, and the blob stays', async () => {
  await blobs.put(photo)
  const liar = { sha256, owner: 'device-2' }
  await blobs.append(liar, { offset: 0, bytes: Readable.from([Buffer.from('x')]), maxBytes: 10 })
  await expect(blobs.finish(liar)).rejects.toMatchObject({ kind: 'hash-mismatch' })
  expect(photo.equals(await buffer(await blobs.read(sha256)))).toBe(true)
})
