import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../project-folders.ts'

/** What a test run met of a real program or server: used, with its version, or wanted in vain, with the reason. */
export type ComponentRecord = { name: string } & ({ exercised: string } | { missing: string })

const recordsFolder = join(cacheFolder, 'components')

/** Notes that this run really used the component. One file each, so that any number of processes may note at once. */
export async function recordComponent(name: string, version: string): Promise<void> {
  await write({ name, exercised: version })
}

/** Notes that a check had to do without the component; `reason` is one sentence that names what is missing. */
export async function recordMissingComponent(name: string, reason: string): Promise<void> {
  await write({ name, missing: reason })
}

export async function clearComponentRecords(): Promise<void> {
  await rm(recordsFolder, { recursive: true, force: true })
}

export async function listComponentRecords(): Promise<ComponentRecord[]> {
  const files = await readdir(recordsFolder).catch(() => [])
  const texts = files
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFile(join(recordsFolder, file), 'utf8'))
  return (await Promise.all(texts)).map((text) => JSON.parse(text) as ComponentRecord)
}

async function write(record: ComponentRecord): Promise<void> {
  await mkdir(recordsFolder, { recursive: true })
  const outcome = 'exercised' in record ? 'used' : 'missing'
  const file = join(recordsFolder, `${record.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${outcome}.json`)
  const draft = `${file}.${process.pid}.tmp`
  await writeFile(draft, JSON.stringify(record))
  await rename(draft, file)
}
