import { join } from 'node:path'
import type { EventBus } from '@sac/platform/bus/port'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { Limits } from '@sac/platform/limits/port'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { type CertificateQueue, type CertificatesDeps, certificateQueues } from './certificates-deps.ts'
import type { AuditedSchema } from './check/check-books.ts'
import { createCertificates } from './create-certificates.ts'
import { readSigningKeys } from './keys/read-signing-keys.ts'
import type { CertificateSettings } from './keys/settings.ts'
import { noFacts, readFacts } from './restore/read-facts.ts'

const sealing = ['kid', 'cose', 'cose_sha256', 'pdf_sha256', 'generated_at', 'chain_position', 'prev_hash', 'hash']
const deciding = ['status', 'version', 'status_reason', 'status_note', 'status_at', 'superseded_by']

/** Its audit is older than the common form and comes with its own migrations. */
export const certificatesSchema: ServiceSchema = {
  name: 'certificates',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  rights: {
    appendOnly: ['month_reports', 'month_papers', 'trust_lists', 'witnesses_set_aside', 'expiry_notices'],
    // What sealing adds to a row, and what is decided about it later; a trigger refuses the first on a sealed one.
    changeable: { certificates: [...sealing, ...deciding], change_requests: ['status', 'decided_by', 'decided_at'] },
    rewritten: ['certificate_keys', 'number_counters', 'signing_keys', 'status_years', 'unprinted_months'],
  },
}

type Host = Pick<CertificatesDeps, 'pool' | 'now' | 'newId' | 'log' | 'blobs'> & {
  settings: CertificateSettings & { VERIFY_BASE: string }
  jobs: Pick<Jobs<CertificateQueue>, 'enqueue' | 'work' | 'schedule'>
  bus: EventBus
  /** The event log is no part of the database: what it tells survives a restored one. */
  logOutlivesDatabase: boolean
  /** Holds the keys that sign; made there at the first start. */
  keysFolder: string
  audited: readonly AuditedSchema[]
  limits: Limits
}

/** Certificates from report to verification. */
export const certificatesService: Service<Host> = {
  name: 'certificates',
  schema: certificatesSchema,
  groups: ['certificate-service-group'],
  queues: certificateQueues,
  open: async ({ settings, bus, logOutlivesDatabase, keysFolder, ...given }) => {
    const { pool, now } = given
    return createCertificates({
      ...given,
      keys: await readSigningKeys({ folder: keysFolder, settings, now: now() }),
      verifyBase: settings.VERIFY_BASE,
      organisation: settings.CERT_ORGANISATION,
      readFacts: async () => (logOutlivesDatabase ? readFacts({ bus, pool }) : noFacts),
    })
  },
}
