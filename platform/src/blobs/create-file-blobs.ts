import type { NonSharedBuffer } from 'node:buffer'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { appendPart, type Part } from './append-part.ts'
import { syncFolder, writeDurably } from './durable-files.ts'
import { createFileRecords } from './file-records.ts'
import { type Appended, BlobError, type Blobs, type Upload } from './port.ts'

type Places = {
  blobs: string
  uploads: string
  writing: Set<string>
  /** Folders of blobs whose own names are known to survive a power cut. */
  kept: Set<string>
}

/**
 * Blobs as files: `blobs/ab/abcd…` read-only, unfinished uploads in `uploads/`, records in `records/`. Files and their folders are synced before any
 * answer, a blob appears by rename and so is never seen half-written.
 */
export async function createFileBlobs({ folder }: { folder: string }): Promise<Blobs> {
  const places = {
    blobs: join(folder, 'blobs'),
    uploads: join(folder, 'uploads'),
    writing: new Set<string>(),
    kept: new Set<string>(),
  }
  await mkdir(places.blobs, { recursive: true })
  await mkdir(places.uploads, { recursive: true })
  return {
    put: (bytes) => put(places, bytes),
    offset: async (upload) => (await sizeOf(uploadPath(places, upload))) ?? 0,
    append: (upload, part) => append(places, upload, part),
    finish: (upload, options) => finish(places, upload, options),
    size: async (sha256) => sizeOf(blobPath(places, sha256)),
    read: async (sha256, range) => {
      const path = blobPath(places, sha256)
      if ((await sizeOf(path)) === undefined) throw new BlobError('not-found')
      return createReadStream(path, range)
    },
    readAll: async (sha256) => {
      const bytes = await readWhole(blobPath(places, sha256))
      if (bytes === null) throw new BlobError('not-found')
      return bytes
    },
    dropStaleUploads: (before) => dropOlder(places.uploads, before),
    records: await createFileRecords({ folder: join(folder, 'records'), drafts: places.uploads }),
  }
}

function blobPath({ blobs }: Places, sha256: string): string {
  return join(blobs, checkedHash(sha256).slice(0, 2), sha256)
}

function uploadPath({ uploads }: Pick<Places, 'uploads'>, { sha256, owner }: Upload): string {
  return join(uploads, `${hashOf(owner).slice(0, 32)}-${checkedHash(sha256)}`)
}

async function put(places: Places, bytes: Uint8Array): Promise<string> {
  const sha256 = hashOf(bytes)
  if ((await sizeOf(blobPath(places, sha256))) !== undefined) return sha256
  const draft = join(places.uploads, `put-${randomUUID()}`)
  await writeDurably(draft, bytes, { mode: readOnly })
  await settle(places, draft, sha256)
  return sha256
}

type Finishing = NonNullable<Parameters<Blobs['finish']>[1]>

async function finish(
  places: Places,
  upload: Upload,
  { all, mayKeep = () => Promise.resolve(true) }: Finishing = {},
): Promise<void> {
  const path = uploadPath(places, upload)
  const bytes = all ?? (await readWhole(path))
  if (bytes === null) {
    // Finished before.
    if ((await sizeOf(blobPath(places, upload.sha256))) !== undefined) return
    throw new BlobError('not-found')
  }
  // Also where the same bytes are here already: their hash is no proof that this sender has them.
  if (hashOf(bytes) !== upload.sha256) {
    await rm(path, { force: true })
    throw new BlobError('hash-mismatch')
  }
  if (!(await mayKeep(bytes))) return
  await chmod(path, readOnly)
  await settle(places, path, upload.sha256)
}

const readOnly = 0o440

async function settle(places: Places, draft: string, sha256: string): Promise<void> {
  const path = blobPath(places, sha256)
  await keepFolder(places, dirname(path))
  await rename(draft, path)
  await syncFolder(dirname(path))
}

// Another process may have made the folder and not have come to sync it: each process does so once.
async function keepFolder({ blobs, kept }: Places, folder: string): Promise<void> {
  if (kept.has(folder)) return
  await mkdir(folder, { recursive: true })
  await syncFolder(blobs)
  kept.add(folder)
}

// A sender that lost its connection may come back while we still hold the old one: two writers would mix their bytes.
async function append({ writing, ...places }: Places, upload: Upload, part: Part): Promise<Appended> {
  const path = uploadPath(places, upload)
  if (writing.has(path)) throw new BlobError('offset-mismatch')
  writing.add(path)
  try {
    return await appendPart(path, part)
  } catch (error) {
    if (error instanceof BlobError && error.kind === 'too-large') await rm(path, { force: true })
    throw error
  } finally {
    writing.delete(path)
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function readWhole(path: string): Promise<NonSharedBuffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function dropOlder(folder: string, before: Date): Promise<number> {
  let dropped = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const written = await stat(path).catch(ignoreMissing)
    // Or gone meanwhile, as drafts are.
    if (!written || written.mtime >= before) continue
    await rm(path, { force: true })
    dropped += 1
  }
  return dropped
}

function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

// The name becomes a path: nothing but a hash may reach it.
function checkedHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex')
  return sha256
}

function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
