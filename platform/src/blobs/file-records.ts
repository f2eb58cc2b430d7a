import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from './durable-files.ts'
import { BlobError, type Records } from './port.ts'

type Places = { folder: string; drafts: string }

const digestLength = 64

/**
 * Records as files, behind their own SHA-256 so that a torn one shows. One appears complete, by a hard link, which fails where
 * the name is taken; `drafts` lies on the same file system.
 */
export async function createFileRecords(places: Places): Promise<Records> {
  await mkdir(places.folder, { recursive: true })
  return {
    keep: (name, bytes) => keep(places, name, bytes),
    find: (name) => find(pathOf(places, name)),
    list: (prefix, after = '') => walk(places.folder, checked(prefix), after),
    forget: (name) => rm(pathOf(places, name), { force: true }),
  }
}

async function keep(places: Places, name: string, bytes: Uint8Array): Promise<Buffer | null> {
  const path = pathOf(places, name)
  const draft = join(places.drafts, `record-${randomUUID()}`)
  const file = await open(draft, 'wx', 0o440)
  try {
    await file.writeFile(Buffer.concat([Buffer.from(`${digestOf(bytes)}\n`), bytes]))
    while (!(await linked(draft, path))) {
      const present = await findWhole(path)
      if (present) return present
    }
    // Once, after the name was made: a file system with a journal writes name and bytes together.
    await file.sync()
    return null
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

/** False when the name is taken. */
async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) !== 'ENOENT') throw error
    await makeFolders(dirname(path))
    return linked(draft, path)
  }
}

async function makeFolders(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** What is there, on disk too. A torn record was never answered for: it is put out of the way, and there is none. */
async function findWhole(path: string): Promise<Buffer | null> {
  try {
    const bytes = await find(path)
    if (bytes) await syncFile(path)
    return bytes
  } catch (error) {
    if (!(error instanceof BlobError)) throw error
    await rename(path, `${path}.damaged`)
    return null
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

const pathOf = ({ folder }: Places, name: string) => join(folder, checked(name))
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
