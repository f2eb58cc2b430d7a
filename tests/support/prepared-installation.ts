// An installation in which nothing has happened yet: a cluster, its tables and keys. Made once by `npm test`, it is copied by the
// products its tests start: two thirds of what a first start works. What an operator's first start does has a journey of its own.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where `npm test` names the prepared data folder. */
export const preparedFolder = 'PREPARED_INSTALLATION'

type Installation = { dataFolder: string; env: Readonly<Record<string, string>> }

/** Fills a data folder nobody has started on, where one is prepared and the product brings its own database and event log. */
export async function copyPrepared({ dataFolder, env }: Installation): Promise<void> {
  const prepared = process.env[preparedFolder]
  const given = { ...process.env, ...env }
  // What was read of the log in PostgreSQL says nothing of another log.
  if (given['DATABASE_URL'] !== undefined || given['KAFKA_BROKERS'] !== undefined) return
  if (prepared === undefined || existsSync(join(dataFolder, 'postgres'))) return
  await mkdir(dataFolder, { recursive: true })
  // The database's files belong to another account, which `cp` keeps.
  await run('cp', ['-a', `${prepared}/.`, dataFolder])
}
