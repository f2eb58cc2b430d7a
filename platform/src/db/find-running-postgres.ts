import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findRunningServer } from './embedded-postgres/postmaster.ts'

/** Address of the embedded database that runs on a folder, whoever runs it; null when none does. */
export async function findRunningPostgres({ folder: given }: { folder: string }): Promise<string | null> {
  const folder = resolve(given)
  const data = join(folder, 'cluster')
  const port = await access(join(data, 'postmaster.pid')).then(
    () => findRunningServer({ data }),
    () => undefined,
  )
  if (port === undefined) return null
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  return `postgres://postgres:${password}@127.0.0.1:${port}/smartautocheck`
}
