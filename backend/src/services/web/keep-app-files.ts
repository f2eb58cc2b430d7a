// Keeps what earlier builds named: a page that was loaded before an update asks for its parts by their old names until it is
// loaded anew, and that may be weeks later. Kept beside the data, so that a new image, an emptied build folder or a restart
// takes nothing away.
import { randomUUID } from 'node:crypto'
import { copyFile, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

type KeepAppFiles = {
  /** Folder of the Vite build. */
  folder: string
  /** Where the files of this and earlier builds are kept. */
  kept: string
  now: Date
}

/** Their names carry the hash of their content, so one name is one content for ever. */
const hashedFiles = ['assets/*', 'inspect/*.js{,.br,.gz}']
const keptForMs = 90 * 24 * 60 * 60 * 1000
const recordName = 'retired.json'

/** When a file was first missing from the build, ISO, by path. */
type Retired = Record<string, string>

async function listFiles(folder: string): Promise<string[]> {
  const paths: string[] = []
  for await (const path of glob(hashedFiles, { cwd: folder })) paths.push(path)
  return paths
}

// Whole under its name or not there at all: a process that dies in between must not leave half a file to be served, and one
// that starts at the same moment does the same.
async function write(kept: string, name: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const [path, temporary] = [join(kept, name), join(kept, 'writing', randomUUID())]
  await mkdir(dirname(path), { recursive: true })
  await mkdir(dirname(temporary), { recursive: true })
  await fill(temporary)
  await rename(temporary, path)
}

async function readRetired(path: string): Promise<Retired> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Retired
  } catch {
    // Lost or never written: the time begins again, nothing goes too early.
    return {}
  }
}

/** Adds the files of the current build to `kept` and deletes those that have been in no build for 90 days. */
export async function keepAppFiles({ folder, kept, now }: KeepAppFiles): Promise<void> {
  const record = join(kept, recordName)
  const before = await readRetired(record)
  const current = new Set(await listFiles(folder))
  const known = new Set(await listFiles(kept))
  for (const path of current) if (!known.has(path)) await write(kept, path, (to) => copyFile(join(folder, path), to))
  const retired: Retired = {}
  for (const path of known) {
    if (current.has(path)) continue
    const since = before[path] ?? now.toISOString()
    if (now.getTime() - Date.parse(since) > keptForMs) await rm(join(kept, path), { force: true })
    else retired[path] = since
  }
  await write(kept, recordName, (to) => writeFile(to, JSON.stringify(retired)))
}
