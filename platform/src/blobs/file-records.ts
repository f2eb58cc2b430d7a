import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { syncFolder } from './durable-files.ts'
import { BlobError, type Records } from './port.ts'

const digestLength = 64
const attempts = 20

type FileRecords = {
  folder: string
  /** After so long, twenty times, nobody is still writing what is not whole. */
  pauseMs?: number
}

/** Records as files, each behind its own SHA-256, so that one nobody has finished shows. */
export async function createFileRecords({ folder, pauseMs = 50 }: FileRecords): Promise<Records> {
  await mkdir(folder, { recursive: true })
  const pathOf = (name: string) => join(folder, checked(name))
  return {
    keep: async (name, bytes) => keep({ path: pathOf(name), bytes, pauseMs }),
    find: async (name) => find(pathOf(name)),
    list: (prefix, after = '') => walk(folder, checked(prefix), after),
    forget: async (name) => rm(pathOf(name), { force: true }),
  }
}

type Kept = { path: string; bytes: Uint8Array; pauseMs: number }

// Made under its name and written there: a draft that is renamed would cost as much again.
async function keep({ path, bytes, pauseMs }: Kept): Promise<Buffer | null> {
  const whole = Buffer.concat([Buffer.from(`${digestOf(bytes)}\n`), bytes])
  for (let attempt = 1; ; attempt += 1) {
    const file = await create(path)
    if (file && (await write(file, path, whole))) return null
    const present = file ? null : await findWhole(path)
    if (present) return present
    // Being written this moment, or torn by a power cut: nobody was told that it is kept, and it gives way.
    if (attempt % attempts === 0) await rename(path, `${path}.damaged`).catch(ignoreMissing)
    else await sleep(pauseMs)
  }
}

/** null when the name is taken. */
async function create(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx', 0o440)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null
    if (codeOf(error) !== 'ENOENT') throw error
    await makeFolders(dirname(path))
    return create(path)
  }
}

/** False when it took so long that somebody put it out of the way. A file system with a journal writes name and bytes together. */
async function write(file: FileHandle, path: string, whole: Buffer): Promise<boolean> {
  try {
    await file.writeFile(whole)
    await file.sync()
    const [ours, named] = await Promise.all([file.stat(), stat(path).catch(ignoreMissing)])
    return ours.ino === named?.ino
  } finally {
    await file.close()
  }
}

async function makeFolders(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** What is there, on disk too; null when it is not whole. */
async function findWhole(path: string): Promise<Buffer | null> {
  try {
    const bytes = await find(path)
    if (bytes) await syncFile(path)
    return bytes
  } catch (error) {
    if (error instanceof BlobError) return null
    throw error
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function find(path: string): Promise<Buffer | null> {
  const whole = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (whole === null) return null
  const bytes = whole.subarray(digestLength + 1)
  if (whole.toString('latin1', 0, digestLength) !== digestOf(bytes)) throw new BlobError('damaged')
  return bytes
}

// A folder sorts like what is in it: its name is a prefix of theirs, and no name is a prefix of a folder's.
async function* walk(folder: string, prefix: string, after: string): AsyncGenerator<string> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${prefix}/${entry.name}`
    if (!entry.isDirectory()) {
      if (name > after && shape.test(name)) yield name
    } else if (name > after || after.startsWith(`${name}/`)) yield* walk(folder, name, after)
  }
}

const shape = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/

// The name becomes a path: nothing but plain words may reach it.
function checked(name: string): string {
  if (!shape.test(name))
    throw new RangeError('a record is named by words of lower-case letters, digits and -, between slashes')
  return name
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const ignoreMissing = (error: unknown) => {
  if (codeOf(error) !== 'ENOENT') throw error
}
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
