import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeDurably } from '#blobs/durable-files'

/**
 * The content of a secret file, made by `create` when there is none: readable by this user only, complete or absent even
 * after a crash, and the same for two processes that start at once.
 */
export async function readOrCreateSecret(path: string, create: () => Buffer): Promise<Buffer> {
  const present = await read(path)
  if (present) return present
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  await writeDurably(draft, create(), { mode: 0o600 })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  return readFile(path)
}

async function read(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
