import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { type CertificateRow, lockCertificate } from '../store/certificate-rows.ts'

/** The row, locked, as the caller has seen it. Throws Problem when it is unknown or has changed since. */
export async function requireCertificate(
  tx: Tx,
  { certificateId, version }: { certificateId: string; version: number },
): Promise<CertificateRow> {
  const row = await lockCertificate(tx, { certificateId })
  if (!row) throw new Problem('certificate.not-found')
  if (row.status === 'issuing') throw new Problem('certificate.not-ready', { detail: 'Try again in a moment.' })
  if (row.version !== version)
    throw new Problem('certificate.version-conflict', { detail: `${changeOf(row)} Look at it again, then decide.` })
  return row
}

/** What somebody else has done meanwhile. */
const changeOf = ({ status, statusAt, statusReason }: CertificateRow): string =>
  statusAt === null ? `It is ${status} now.` : `It is ${status} since ${statusAt.toISOString()}: ${statusReason}.`
