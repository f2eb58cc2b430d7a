import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { Limits } from '@sac/platform/limits/port'
import type { OpenListener } from '@sac/platform/process/service'
import type { CertificateQueue, CertificatesDeps } from './certificates-deps.ts'
import { ownChains, readHeads } from './check/anchors.ts'
import { type AuditedSchema, type BooksToCheck, chainsOf, checkBooks } from './check/check-books.ts'
import { areHeadsOld } from './check/kept-heads.ts'
import { watchBooks } from './check/watch-books.ts'
import { announceExpiry } from './handlers/announce-expiry.ts'
import { certificateSubscription } from './handlers/certificate-subscription.ts'
import { type MonthJob, printMonthReport } from './handlers/print-month-report.ts'
import { registerKeys } from './keys/register-keys.ts'
import { renewKeys } from './keys/renew-keys.ts'
import { publishStatusLists } from './lists/publish-status-lists.ts'
import { publishTrustList } from './lists/publish-trust-list.ts'
import { openRenderer } from './pdf/open-renderer.ts'
import { issueWhenAdopted } from './restore/issue-when-adopted.ts'
import { adoptTrustList } from './restore/kept-trust-lists.ts'
import { isOlder, lookForNews } from './restore/look-for-news.ts'
import { noFacts, type TopicFacts } from './restore/read-facts.ts'
import { backupRoutes } from './routes/backup-routes.ts'
import { certificateRoutes } from './routes/certificate-routes.ts'
import { chainRoutes } from './routes/chain-routes.ts'
import { monthReportRoutes } from './routes/month-report-routes.ts'
import { publicLists } from './routes/public-lists.ts'
import { verifyRoutes } from './routes/verify-routes.ts'
import { resumeUnfinished } from './sealing/resume-unfinished.ts'
import { type SealJob, sealCertificates } from './sealing/seal-certificates.ts'
import { fillCertificateKeys } from './store/certificate-keys.ts'
import { markStatusYearChanged } from './store/counters.ts'
import { insertStatusYearIfAbsent } from './store/list-rows.ts'

type Options = Omit<CertificatesDeps, 'renderer' | 'jobs' | 'otherChains'> & {
  /** Made with `certificateQueues` among its queues. */
  jobs: Pick<Jobs<CertificateQueue>, 'enqueue' | 'work' | 'schedule'>
  renderer?: CertificatesDeps['renderer']
  /** Schemas of other services whose audits are proved and published with ours. */
  audited?: readonly AuditedSchema[]
  /** What an event log tells that is no part of the database: it survives a restored one. */
  readFacts?: () => Promise<TopicFacts>
  /** How often lists are looked at; 10 s unless told. A change is public at the latest after twice this. */
  sweepMs?: number
  limits?: Limits
}

/** Certificates from report to verification, on a migrated schema. */
export async function createCertificates({
  renderer = openRenderer(),
  audited = [],
  readFacts = () => Promise.resolve(noFacts),
  sweepMs = 10_000,
  limits,
  ...given
}: Options): Promise<OpenListener> {
  const deps: CertificatesDeps = { ...given, renderer, otherChains: () => chainsOf(audited) }
  const books = { certificates: deps, others: audited }
  const watch = watchBooks({ check: () => checkBooks(books), anchor: () => anchorChains(deps), log: deps.log })
  await fillCertificateKeys(deps.pool)
  await adoptTrustList(deps)
  await registerKeys(deps)
  // An older list over a newer one would take back what verifiers were told.
  if (!isOlder(await lookForNews(deps))) await publish(deps)
  return {
    routes: routesOf(deps, books, limits),
    subscriptions: [certificateSubscription(deps)],
    backlogs: [
      // Papers that left the house and are not in the database; issuing waits for them.
      {
        name: 'unadopted_papers',
        measure: async () => ({ count: (await lookForNews(deps)).papers.length, oldestMs: 0 }),
      },
      { name: 'broken_chains', measure: watch.measure },
    ],
    start: async (subscribe) => {
      const begin = async () => {
        await startWork(deps, given.jobs)
        return subscribe()
      }
      const issuing = await issueWhenAdopted(deps, { readFacts, begin, sweep: () => sweep(deps), sweepMs })
      const watching = watch.start()
      const close = async (deadlineMs: number) => {
        await Promise.all([issuing.close(deadlineMs), watching.close(deadlineMs)])
        await renderer.close()
      }
      return { health: issuing.health, close }
    },
  }
}

const routesOf = (deps: CertificatesDeps, books: BooksToCheck, limits: Limits | undefined) => [
  ...certificateRoutes(deps),
  ...monthReportRoutes(deps),
  ...verifyRoutes(deps, limits),
  ...chainRoutes(books),
  ...backupRoutes(deps),
  ...publicLists(deps),
]

async function startWork(deps: CertificatesDeps, jobs: Options['jobs']): Promise<void> {
  // Two hands: while one completes what it has made, papers are drawn for the other.
  for (let hand = 1; hand <= 2; hand += 1)
    jobs.work<SealJob>('certificates.seal', {
      handleTogether: (waiting) =>
        sealCertificates(
          deps,
          waiting.map(({ data }) => data),
        ),
      concurrency: 8,
    })
  jobs.work<MonthJob>('certificates.month', { handle: ({ data }) => printMonthReport(deps, data) })
  jobs.work('certificates.daily', {
    handle: async () => {
      await renewKeys(deps)
      await announceExpiry(deps)
    },
  })
  await jobs.schedule('certificates.daily', '10 5 * * *')
}

// A list is published when certificates change; what else was done is to be proved by one, too.
async function anchorChains({ pool, blobs, now, otherChains }: CertificatesDeps): Promise<void> {
  const heads = await readHeads([...ownChains(pool), ...((await otherChains?.()) ?? [])])
  if (await areHeadsOld(blobs.records, heads)) await markStatusYearChanged(pool, { year: now().getUTCFullYear() })
}

async function publish(deps: CertificatesDeps): Promise<void> {
  await insertStatusYearIfAbsent(deps.pool, { year: deps.now().getUTCFullYear() })
  await publishTrustList(deps)
  await publishStatusLists(deps)
}

async function sweep(deps: CertificatesDeps): Promise<void> {
  await publish(deps)
  await resumeUnfinished(deps)
}
