import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { ServerAccount } from './server-account.ts'

/** A created cluster: `data` is PostgreSQL's own folder inside `folder`, `password` that of the superuser `postgres`. */
export type Cluster = { data: string; password: string }

/** Creates the cluster on first use, else reads its password. Throws one clear sentence when `folder` cannot be written. */
export async function openCluster(
  folder: string,
  { binaries, account }: { binaries: PostgresBinaries; account: ServerAccount },
): Promise<Cluster> {
  const data = join(folder, 'cluster')
  const passwordFile = join(folder, 'password')
  if (await exists(join(data, 'PG_VERSION'))) {
    return { data, password: (await readFile(passwordFile, 'utf8')).trim() }
  }
  const password = await newPassword(passwordFile)
  await initialise({ data, password, binaries, account })
  return { data, password }
}

/** Makes the folder and proves it writable. */
export async function prepareFolder(folder: string, account: ServerAccount): Promise<void> {
  const probe = join(folder, `.write-test-${process.pid}`)
  await writeFile(probe, '')
  await rm(probe)
  await account.own(folder)
}

/** mkdir -p that says in one sentence what is wrong. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 })
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(`The data folder ${folder} cannot be written; choose another with DATA_DIR.`, { cause })
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function newPassword(path: string): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(password)
    await file.sync()
  } finally {
    await file.close()
  }
  return password
}

type Initialise = Cluster & { binaries: PostgresBinaries; account: ServerAccount }

// initdb works in a sibling folder that is renamed when complete, so that a crash half-way leaves nothing that looks ready.
async function initialise({ data, password, binaries, account }: Initialise): Promise<void> {
  const draft = join(dirname(data), `${basename(data)}.new`)
  const secret = join(dirname(data), 'initial-password')
  await rm(draft, { recursive: true, force: true })
  await rm(data, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await account.own(draft)
  await writeFile(secret, password, { mode: 0o600 })
  await account.own(secret)
  try {
    await account.run(binaries.initdb, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
    ])
  } finally {
    await rm(secret, { force: true })
  }
  await rename(draft, data)
}
