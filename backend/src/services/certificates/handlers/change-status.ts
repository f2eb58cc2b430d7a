import type { Db } from '@sac/platform/db/db'
import type { CertificateState } from '../domain/certificate-state.ts'
import { type StatusUpdate, updateStatus } from '../store/certificate-changes.ts'

/** Gives a certificate another status. Returns what its audit event must carry, so that the row is part of the chain. */
export async function changeStatus(db: Db, update: StatusUpdate): Promise<{ state: CertificateState }> {
  const version = await updateStatus(db, update)
  const { status, reason, note, at, supersededBy } = update
  return { state: { version, status, reason, note, at: at.toISOString(), supersededBy } }
}
