// `npm run restore -- check` and `npm run restore -- set-aside <witness> <note>`, with the settings of the installation.
import { systemClock } from '@sac/platform/clock'
import { uuidv7 } from '@sac/platform/ids'
import { certificatesSchema } from '../services/certificates/certificates-service.ts'
import { checkPapers } from '../services/certificates/restore/check-papers.ts'
import { type Finding, told } from '../services/certificates/restore/finding.ts'
import { readFacts } from '../services/certificates/restore/read-facts.ts'
import { setAsideWitness } from '../services/certificates/restore/set-aside-witness.ts'
import { findBooks } from '../services/certificates/store/check-rows.ts'
import { inspectionsSchema } from '../services/inspections/inspections-service.ts'
import { invoicesSchema } from '../services/invoices/invoices-service.ts'
import { checkBytes } from './check-bytes.ts'
import { checkInvoices } from './check-invoices.ts'
import { checkPlaces } from './check-places.ts'
import { type Books, openBooks } from './open-books.ts'
import { mailboxesOf } from './open-host.ts'
import { runCommand, say } from './run-command.ts'
import { readSettings } from './settings.ts'

const usage = `usage: npm run restore -- check
       npm run restore -- set-aside <name of the witness> "<why>"
`
const shown = 50
const forgotten =
  'Not kept outside the database: accounts, enrolled devices, decisions and commands of the office, and its audit, since the dump.'

function report({ open, text, names }: Finding): void {
  say(`${open ? '!' : '-'} ${text}`)
  for (const name of names.slice(0, shown)) say(`    ${name}`)
  if (names.length > shown) say(`    … and ${names.length - shown} more`)
}

async function findingsOf({ openPool, blobs, openBus, logOutlivesDatabase }: Books): Promise<Finding[]> {
  const pool = openPool(certificatesSchema.name)
  const inspections = openPool(inspectionsSchema.name)
  const facts = logOutlivesDatabase ? async () => readFacts({ bus: await openBus(), pool }) : null
  const papers = await checkPapers({ pool, blobs, now: systemClock }, { readFacts: facts })
  if (!(await findBooks(pool)).exist) return papers
  return [
    ...papers,
    ...(await checkBytes({ certificates: pool, inspections }, blobs)),
    ...(await checkInvoices(openPool(invoicesSchema.name), blobs)),
    ...(await checkPlaces(mailboxesOf(openPool), openBus)),
    told(forgotten),
  ]
}

/** The exit code: 1 when the database is older than the papers, or somebody can still do something. */
async function check(books: Books): Promise<number> {
  const findings = await findingsOf(books)
  for (const finding of findings) report(finding)
  return findings.some(({ open }) => open) ? 1 : 0
}

async function setAside({ openPool, blobs }: Books, [name, note]: readonly string[]): Promise<number | null> {
  if (name === undefined || note === undefined) return null
  if ((await blobs.records.find(name).catch(() => 'damaged')) === null) {
    say(`There is no witness of the name ${name}.`)
    return 1
  }
  const done = await setAsideWitness(
    { pool: openPool(certificatesSchema.name), now: systemClock, newId: uuidv7 },
    { name, note },
  )
  say(done ? 'Set aside; issuing goes on without it within seconds.' : 'It was set aside before.')
  return 0
}

async function withBooks(work: (books: Books) => Promise<number | null>): Promise<number | null> {
  const books = await openBooks(readSettings(process.env))
  try {
    return await work(books)
  } finally {
    await books.close()
  }
}

await runCommand(
  { check: () => withBooks(check), 'set-aside': (words) => withBooks((books) => setAside(books, words)) },
  usage,
)
