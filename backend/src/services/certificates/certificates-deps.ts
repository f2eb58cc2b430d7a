import type { Chain } from '@sac/platform/audit/chain'
import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { QueueSpec } from '@sac/platform/jobs/queue-options'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Renderer } from '@sac/platform/pdf/create-renderer'
import type { SigningKeys } from './keys/read-signing-keys.ts'
import type { Printed } from './pdf/open-renderer.ts'

/** This service's queues, to be made by the process's one job store. */
export const certificateQueues = {
  'certificates.seal': { oncePerKey: true, retries: 20, retryMaxSeconds: 300, timeoutSeconds: 120 },
  'certificates.month': { oncePerKey: true, retries: 6, retrySeconds: 5, timeoutSeconds: 120 },
  'certificates.daily': {},
} as const satisfies Record<string, QueueSpec>
export type CertificateQueue = keyof typeof certificateQueues

export type CertificatesDeps = {
  /** Its search path begins with this service's schema. */
  pool: Pool
  now: Clock
  newId: NewId
  log: Logger
  jobs: Pick<Jobs<CertificateQueue>, 'enqueue'>
  /** Photos are read from here; PDFs, and what must outlive the database, are kept here. */
  blobs: Pick<Blobs, 'read' | 'readAll' | 'put' | 'size' | 'records'>
  keys: SigningKeys
  renderer: Renderer<Printed>
  /** Where verifiers go, for example `https://v.example.org`; the QR opens `<verifyBase>/c#…`. */
  verifyBase: string
  /** Whose seal it is, in words on the paper. */
  organisation: string
  /** Hash chains of other schemas, whose heads are published with ours. */
  otherChains?: () => Promise<readonly Chain[]>
}

/** The address in a QR up to and including `#`. */
export const urlPrefixOf = ({ verifyBase }: Pick<CertificatesDeps, 'verifyBase'>): string =>
  `${verifyBase.replace(/\/+$/, '')}/c#`
