// The service on a database of its own, with real keys, blobs and renderer, for tests that drive its parts by hand.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventData } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { type Outcome, skip } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { certificatesSchema } from '../certificates-service.ts'
import { certificateSubscription } from '../handlers/certificate-subscription.ts'
import { readSigningKeys } from '../keys/read-signing-keys.ts'
import { registerKeys } from '../keys/register-keys.ts'
import { openRenderer } from '../pdf/open-renderer.ts'
import { sealCertificate } from '../sealing/seal-certificates.ts'

export type OpenCertificates = {
  database: TestDatabase
  /** Keys, PDFs and witnesses. */
  folder: string
  deps: CertificatesDeps
  /** The moment the service believes it is; may be changed. */
  clock: { now: Date }
  /** Certificates whose job was written, in order, rolled-back ones included. */
  queued: string[]
  /** Handles the completion of a report, in one transaction as the inbox would. */
  deliver: (report: InspectionReport) => Promise<Outcome>
  /** Delivers and seals; returns the certificate's id. */
  issue: (report: InspectionReport) => Promise<string>
  close: () => Promise<void>
}

export function completedData(report: InspectionReport): EventData<'inspection.completed'> {
  const { inspectionId, appointmentId, testedAt } = report
  return { inspectionId, appointmentId, result: 'pass', checkpoints: [], notes: '', completedAt: testedAt, report }
}

/** The event an inspection's completion arrives as. */
export function completedEvent(report: InspectionReport): Envelope {
  const { inspectionId, testedAt } = report
  return {
    eventId: uuidv7(),
    eventType: report.revision === 1 ? 'inspection.completed' : 'inspection.amended',
    timestamp: testedAt,
    version: '1.0',
    data: completedData(report),
    metadata: { source: 'inspection-service', userId: report.inspector.id, correlationId: inspectionId },
  }
}

type Parts = Pick<OpenCertificates, 'database' | 'clock' | 'queued'> & { folder: string }

async function makeDeps({ database, clock, queued, folder }: Parts): Promise<CertificatesDeps> {
  const settings = { CERT_ORGANISATION: 'Test Centres Ltd' }
  return {
    pool: database.openServicePool(certificatesSchema),
    now: () => clock.now,
    newId: uuidv7,
    log: createSilentLogger(),
    jobs: {
      enqueue: async (_tx, queue, { data }) => {
        if (queue === 'certificates.seal') queued.push((data as { certificateId: string }).certificateId)
        return true
      },
    },
    blobs: await createFileBlobs({ folder }),
    keys: await readSigningKeys({ folder, settings, now: new Date('2026-11-01T00:00:00Z') }),
    renderer: openRenderer({ threads: 1 }),
    verifyBase: 'https://verify.example',
    organisation: 'Test Centres Ltd',
  }
}

/** `on`: a database and a folder there are already, as after a restore. */
export async function openCertificates(on?: Pick<OpenCertificates, 'database' | 'folder'>): Promise<OpenCertificates> {
  const database = on?.database ?? (await createDatabaseOf(certificatesSchema))
  const folder = on?.folder ?? (await mkdtemp(join(tmpdir(), 'sac-certificates-')))
  const clock = { now: new Date('2026-11-23T11:00:00.000Z') }
  const queued: string[] = []
  const deps = await makeDeps({ database, clock, queued, folder })
  await registerKeys(deps)
  const { handlers } = certificateSubscription(deps)
  const deliver = (report: InspectionReport) => {
    const event = completedEvent(report)
    return withTransaction(deps.pool, async (tx) => (await handlers[event.eventType]?.(tx, event)) ?? skip('unread'))
  }
  const issue = async (report: InspectionReport) => {
    await deliver(report)
    const certificateId = queued.at(-1) ?? ''
    await sealCertificate(deps, { certificateId })
    return certificateId
  }
  const close = async () => {
    await deps.renderer.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
  return { database, folder, deps, clock, queued, deliver, issue, close }
}
