import { copyFile, mkdir, readdir, rename, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

type Copied = { files: number; bytes: number }
const nothing: Copied = { files: 0, bytes: 0 }

/** Copies what `to` does not have as it is in `from`, files that vanish meanwhile left out; tells how much that was. Nothing is removed. */
export async function copyNewFiles(from: string, to: string): Promise<Copied> {
  const entries = await readdir(from, { withFileTypes: true }).catch(whereGone([]))
  await mkdir(to, { recursive: true, mode: 0o700 })
  let { files, bytes } = nothing
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    const copied = entry.isDirectory() ? await copyNewFiles(source, target) : await copyIfNew(source, target)
    files += copied.files
    bytes += copied.bytes
  }
  return { files, bytes }
}

async function copyIfNew(source: string, target: string): Promise<Copied> {
  const is = await stat(source).catch(whereGone(null))
  if (!is?.isFile()) return nothing
  const was = await stat(target).catch(whereGone(null))
  if (was?.size === is.size && was.mtimeMs >= Math.floor(is.mtimeMs)) return nothing
  // Under its own name when it is whole: a copy that was interrupted is never taken for one.
  const draft = `${target}.copying`
  const copied = await copyFile(source, draft).then(() => true, whereGone(false))
  if (!copied) return nothing
  await utimes(draft, is.atime, is.mtime)
  await rename(draft, target)
  return { files: 1, bytes: is.size }
}

const whereGone =
  <Value>(instead: Value) =>
  (error: unknown): Value => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead
    throw error
  }
