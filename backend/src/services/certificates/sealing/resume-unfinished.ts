import { withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listUnfinished } from '../store/certificate-changes.ts'

const waitMs = 10 * 60_000

/** Gives certificates whose job has given up another one. A job that still waits is not doubled. Returns how many it looked at. */
export async function resumeUnfinished({
  pool,
  now,
  jobs,
}: Pick<CertificatesDeps, 'pool' | 'now' | 'jobs'>): Promise<number> {
  const ids = await listUnfinished(pool, { before: new Date(now().getTime() - waitMs), limit: 500 })
  for (const certificateId of ids)
    await withTransaction(pool, (tx) =>
      jobs.enqueue(tx, 'certificates.seal', { data: { certificateId }, key: certificateId }),
    )
  return ids.length
}
