import { join } from 'node:path'
import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'
import { consume, type RunningConsumer } from '@sac/platform/bus/consume'
import type { EventBus } from '@sac/platform/bus/port'
import type { Pool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import type { Backlog } from '@sac/platform/http/backlog'
import type { Route } from '@sac/platform/http/route'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import { migrateMessaging } from '@sac/platform/messaging/migrate-messaging'
import type { CertificateQueue, CertificatesDeps } from './certificates-deps.ts'
import { ownChains, readHeads } from './check/anchors.ts'
import { areHeadsOld } from './check/kept-heads.ts'
import { announceExpiry } from './handlers/announce-expiry.ts'
import { certificateSubscription } from './handlers/certificate-subscription.ts'
import { publishStatusLists } from './handlers/publish-status-lists.ts'
import { publishTrustList } from './handlers/publish-trust-list.ts'
import { registerKeys } from './handlers/register-keys.ts'
import { renewKeys } from './handlers/renew-keys.ts'
import { resumeUnfinished } from './handlers/resume-unfinished.ts'
import { burnKey, rotateKey } from './handlers/rotate-key.ts'
import { type SealJob, sealCertificates } from './handlers/seal-certificates.ts'
import { createRenderer, type Renderer } from './pdf/create-renderer.ts'
import { issueWhenAdopted } from './restore/issue-when-adopted.ts'
import { adoptTrustList } from './restore/kept-trust-lists.ts'
import { isOlder, lookForNews } from './restore/look-for-news.ts'
import { noFacts, readFacts } from './restore/read-facts.ts'
import { certificateRoutes } from './routes/certificate-routes.ts'
import { publicLists } from './routes/public-lists.ts'
import { verifyRoutes } from './routes/verify-routes.ts'
import { fillCertificateKeys } from './store/certificate-keys.ts'
import { markStatusYearChanged } from './store/counters.ts'
import { insertStatusYearIfAbsent } from './store/list-rows.ts'

export const certificatesSchema = 'certificates'

export type Certificates = {
  routes: readonly Route[]
  /** Public half of the root key, for the verify page. */
  rootKey: PublicJwk
  /** Starts `certificate-service-group`, the workers and the publisher of the lists. */
  start: (bus: EventBus) => Promise<Pick<RunningConsumer, 'health' | 'measureParked' | 'close'>>
  /** Papers that left the house and are not in the database; issuing waits for them. */
  measureUnadopted: Backlog['measure']
  /** Publishes a list soon if the chains have grown since the last. */
  anchorChains: () => Promise<void>
  /** The next key takes over. */
  rotateKey: () => Promise<void>
  /** Burns a compromised key and signs what it had signed again; repeat until 0. */
  burnKey: (key: { kid: string; since: Date }) => Promise<number>
}

type Options = Omit<CertificatesDeps, 'renderer' | 'jobs'> & {
  /** Made with `certificateQueues` among its queues. */
  jobs: Pick<Jobs<CertificateQueue>, 'enqueue' | 'work' | 'schedule'>
  renderer?: Renderer
  /** The event log is no part of the database: what it tells survives a restored one. */
  logOutlivesDatabase?: boolean
  /** How often lists are looked at; 10 s unless told. A change is public at the latest after twice this. */
  sweepMs?: number
}

/** Brings schema `certificates` up to date. */
export async function migrateCertificates(pool: Pool): Promise<void> {
  await migrate(pool, { schema: certificatesSchema, folder: join(import.meta.dirname, 'migrations') })
  await migrateMessaging(pool, { schema: certificatesSchema })
}

/** Certificates from report to verification. `pool` has the search path `certificates`. */
export async function createCertificates({
  renderer = createRenderer(),
  sweepMs = 10_000,
  logOutlivesDatabase = false,
  ...given
}: Options): Promise<Certificates> {
  const deps: CertificatesDeps = { ...given, renderer }
  const { pool } = deps
  await migrateCertificates(pool)
  await fillCertificateKeys(pool)
  await adoptTrustList(deps)
  await registerKeys(deps)
  // An older list over a newer one would take back what verifiers were told.
  if (!isOlder(await lookForNews(deps))) await publish(deps)
  return {
    routes: [...certificateRoutes(deps), ...verifyRoutes(deps), ...publicLists(deps)],
    rootKey: deps.keys.root.jwk,
    start: async (bus) => {
      const consumer = await issueWhenAdopted(deps, {
        readFacts: () => (logOutlivesDatabase ? readFacts({ bus, pool }) : Promise.resolve(noFacts)),
        begin: async () => {
          await startWork(deps, given.jobs)
          return startConsumer(deps, bus)
        },
        sweep: () => sweep(deps),
        sweepMs,
      })
      const close = async (deadlineMs: number) => {
        await consumer.close(deadlineMs)
        await renderer.close()
      }
      return { ...consumer, close }
    },
    measureUnadopted: async () => ({ count: (await lookForNews(deps)).papers.length, oldestMs: 0 }),
    anchorChains: () => anchorChains(deps),
    rotateKey: () => rotateKey(deps),
    burnKey: (key) => burnKey(deps, key),
  }
}

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
  jobs.work('certificates.daily', {
    handle: async () => {
      await renewKeys(deps)
      await announceExpiry(deps)
    },
  })
  await jobs.schedule('certificates.daily', '10 5 * * *')
}

// A list is published when certificates change; what else was done is to be proved by one, too.
async function anchorChains({ pool, blobs, now, otherChains = [] }: CertificatesDeps): Promise<void> {
  const heads = await readHeads([...ownChains(pool), ...otherChains])
  if (await areHeadsOld(blobs.records, heads)) await markStatusYearChanged(pool, { year: now().getUTCFullYear() })
}

const startConsumer = (deps: CertificatesDeps, bus: EventBus) =>
  consume({ bus, pool: deps.pool, ...certificateSubscription(deps), log: deps.log, now: deps.now })

async function publish(deps: CertificatesDeps): Promise<void> {
  await insertStatusYearIfAbsent(deps.pool, { year: deps.now().getUTCFullYear() })
  await publishTrustList(deps)
  await publishStatusLists(deps)
}

async function sweep(deps: CertificatesDeps): Promise<void> {
  await publish(deps)
  await resumeUnfinished(deps)
}
