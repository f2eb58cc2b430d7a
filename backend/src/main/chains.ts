// `npm run chains -- check [<status list> …]` and `npm run chains -- accept "<why>"`, with the settings of the installation.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChainsChecked, CheckedList } from '@sac/contracts/http/chains'
import { systemClock } from '@sac/platform/clock'
import { uuidv7 } from '@sac/platform/ids'
import { certificatesSchema } from '../services/certificates/certificates-service.ts'
import { acceptChains } from '../services/certificates/check/accept-chains.ts'
import { type BooksToCheck, checkBooks } from '../services/certificates/check/check-books.ts'
import { readSigningKeys } from '../services/certificates/keys/read-signing-keys.ts'
import { openBooks } from './open-books.ts'
import { auditedSchemas } from './open-host.ts'
import { runCommand, say } from './run-command.ts'
import { readSettings } from './settings.ts'

const usage = `usage: npm run chains -- check [<file of a status list> …]
       npm run chains -- accept "<why the chains are not those of before>"
`

async function check(books: BooksToCheck, files: readonly string[]): Promise<number> {
  const lists = await Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).trim()))
  const checked = await checkBooks(books, lists)
  report(checked)
  return checked.ok ? 0 : 1
}

function report({ chains, broken, kept, lists }: ChainsChecked): void {
  for (const { name, length, hash } of chains) say(`- ${name}: ${length} entries, ends in ${hash}`)
  for (const { schema, table, position, id, fault } of broken)
    say(`! ${schema}.${table}: ${fault} at ${position ?? 'no place'}, row ${id ?? 'missing'}`)
  if (kept) reportList(kept)
  lists.forEach(reportList)
}

function reportList({ at, outcome, chains }: CheckedList): void {
  say(`${outcome === 'broken' ? '!' : '-'} kept ${at ?? 'at an unknown time'}: ${outcome}`)
  for (const chain of chains.filter((one) => one.outcome !== 'holds'))
    say(`    ${chain.name} at ${chain.position}: ${chain.outcome}`)
}

async function accept(books: BooksToCheck, [note]: readonly string[]): Promise<number | null> {
  if (note === undefined) return null
  await acceptChains(books.certificates, { note })
  say('Accepted; the next published list carries the chains as they are.')
  return 0
}

async function withBooks(work: (books: BooksToCheck) => Promise<number | null>): Promise<number | null> {
  const settings = readSettings(process.env)
  const { openPool, blobs, close } = await openBooks(settings)
  const time = { now: systemClock, newId: uuidv7 }
  try {
    const keys = await readSigningKeys({ folder: join(settings.DATA_DIR, 'keys'), settings, now: systemClock() })
    const certificates = { pool: openPool(certificatesSchema.name), keys, blobs, ...time }
    return await work({ certificates, others: auditedSchemas(openPool) })
  } finally {
    await close()
  }
}

await runCommand(
  {
    check: (files) => withBooks((books) => check(books, files)),
    accept: (words) => withBooks((books) => accept(books, words)),
  },
  usage,
)
