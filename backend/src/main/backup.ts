// `npm run backup -- make <folder>` and `npm run backup -- record <when it began>`, with the settings of the installation.
import { join, relative, resolve } from 'node:path'
import { Instant } from '@sac/contracts/ids'
import { systemClock } from '@sac/platform/clock'
import { copyEmbeddedPostgres } from '@sac/platform/db/copy-embedded-postgres'
import { insertBackup } from '@sac/sync-gateway/devices/store/archive-rows'
import { syncSchema } from '@sac/sync-gateway/sync-gateway-service'
import { copyNewFiles } from './copy-files.ts'
import { openBooks } from './open-books.ts'
import { runCommand, say } from './run-command.ts'
import { readSettings, type Settings } from './settings.ts'

const usage = `usage: npm run backup -- make <folder, on another disk>
       npm run backup -- record <when it began, 2026-11-30T02:00:00Z>
`

/** Devices delete what is in a backup: only one whose every step was done is reported. */
async function report(settings: Settings, { startedAt }: { startedAt: Date }): Promise<void> {
  const { openPool, close } = await openBooks(settings)
  try {
    await insertBackup(openPool(syncSchema.name), { startedAt, completedAt: systemClock() })
  } finally {
    await close()
  }
}

async function copyDatabase(settings: Settings, to: string): Promise<void> {
  const { databaseUrl, close } = await openBooks(settings)
  try {
    const folder = join(settings.DATA_DIR, 'postgres')
    const { tables, rows } = await copyEmbeddedPostgres({ url: databaseUrl, folder, to })
    say(`- database: copied, started and read: ${tables} tables, ${rows} rows`)
  } finally {
    await close()
  }
}

async function make([given]: readonly string[]): Promise<number | null> {
  if (given === undefined) return null
  const settings = readSettings(process.env)
  if (settings.DATABASE_URL !== undefined)
    throw new Error(
      'The database is a server of its own: back it up with pg_dump, then `record` it (docs/operations.md).',
    )
  const target = resolve(given)
  if (!relative(resolve(settings.DATA_DIR), target).startsWith('..'))
    throw new Error('The folder lies in DATA_DIR: what is lost with it is no backup.')
  const startedAt = systemClock()
  const name = startedAt.toISOString().replaceAll(':', '-').slice(0, 19)
  // The database first: a file too many is harmless, one too few is not.
  await copyDatabase(settings, join(target, name, 'postgres'))
  const keys = await copyNewFiles(join(settings.DATA_DIR, 'keys'), join(target, name, 'keys'))
  const blobs = await copyNewFiles(join(settings.DATA_DIR, 'blobs'), join(target, 'blobs'))
  say(`- keys: ${keys.files} files`)
  say(`- photos, papers, records: ${blobs.files} new files, ${blobs.bytes} bytes`)
  await report(settings, { startedAt })
  say(`Done and reported: ${join(target, name)}, with ${join(target, 'blobs')}.`)
  return 0
}

const dayMs = 86_400_000

async function record([began]: readonly string[]): Promise<number | null> {
  const startedAt = new Date(began ?? '')
  if (Number.isNaN(startedAt.getTime()) || !Instant.safeParse(startedAt.toISOString()).success) return null
  const ageMs = systemClock().getTime() - startedAt.getTime()
  if (ageMs < 0 || ageMs > dayMs)
    throw new Error('A backup begins in the past, and at most a day before it is reported.')
  await report(readSettings(process.env), { startedAt })
  say(`Reported: what was here before ${startedAt.toISOString()} is in a backup.`)
  return 0
}

await runCommand({ make, record }, usage)
