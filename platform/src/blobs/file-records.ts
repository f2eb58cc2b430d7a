import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from './durable-files.ts'
import { BlobError, type Records } from './port.ts'

const digestLength = 64

/** `drafts`: a folder of the same file system, from which what is old is removed. */
type FileRecords = { folder: string; drafts: string }

/**
 * Records as files, each behind its own SHA-256, so that one a power cut has torn shows. A file has its name from the moment its
 * bytes are whole, and no file is ever put out of the way: beside one that is torn the record has the next name (`a/1`, `a/1.2` …).
 */
export async function createFileRecords({ folder, drafts }: FileRecords): Promise<Records> {
  await mkdir(folder, { recursive: true })
  await mkdir(drafts, { recursive: true })
  const pathOf = (name: string) => join(folder, checked(name))
  return {
    keep: async (name, bytes) => keep({ path: pathOf(name), draft: join(drafts, `record-${randomUUID()}`), bytes }),
    find: async (name) => find(pathOf(name)),
    list: (prefix, after = '') => walk(folder, checked(prefix), after),
    forget: async (name) => forget(pathOf(name)),
  }
}

type Kept = { path: string; draft: string; bytes: Uint8Array }

async function keep({ path, draft, bytes }: Kept): Promise<Buffer | null> {
  const file = await open(draft, 'wx', 0o440)
  try {
    await file.writeFile(Buffer.concat([Buffer.from(`${digestOf(bytes)}\n`), bytes]))
    return await giveName(file, draft, path)
  } finally {
    await Promise.all([file.close(), rm(draft, { force: true })])
  }
}

/** Of all who give a name the file system lets one be first; the others are told what stands there. */
async function giveName(file: FileHandle, draft: string, path: string): Promise<Buffer | null> {
  for (let turn = 1; ; ) {
    if (await isNamed(draft, turnOf(path, turn))) {
      // A file system with a journal writes bytes and name together.
      await file.sync()
      return null
    }
    const present = await read(turnOf(path, turn))
    if (present === 'torn') turn += 1
    else if (present) {
      await syncFile(turnOf(path, turn))
      return present
    }
  }
}

const turnOf = (path: string, turn: number) => (turn === 1 ? path : `${path}.${turn}`)

/** False when the name is taken. */
async function isNamed(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) !== 'ENOENT') throw error
    await makeFolders(dirname(path))
    return isNamed(draft, path)
  }
}

async function makeFolders(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
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
  const first = await read(path)
  if (first !== 'torn') return first
  for (let turn = 2; ; turn += 1) {
    const later = await read(turnOf(path, turn))
    if (later === null) throw new BlobError('damaged')
    if (later !== 'torn') return later
  }
}

/** What a file keeps; null where there is none. */
async function read(path: string): Promise<Buffer | 'torn' | null> {
  const whole = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (whole === null) return null
  const bytes = whole.subarray(digestLength + 1)
  return whole.toString('latin1', 0, digestLength) === digestOf(bytes) ? bytes : 'torn'
}

async function forget(path: string): Promise<void> {
  let turns = 1
  while ((await read(turnOf(path, turns))) === 'torn') turns += 1
  for (; turns > 0; turns -= 1) await rm(turnOf(path, turns), { force: true })
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
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
