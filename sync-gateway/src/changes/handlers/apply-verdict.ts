import type { Db } from '@sac/platform/db/db'
import { setInspectionClosed } from '#devices/store/archive-rows'
import type { FeedFact } from '../domain/feed-fact.ts'
import {
  type CertificateData,
  certificateFacts,
  isClosedBy,
  type VerdictData,
  verdictFacts,
} from '../domain/verdict-facts.ts'
import { listClaims } from '../store/claim-rows.ts'
import { listAudiences } from '../store/feed-rows.ts'

/** Tells the inspectors named; a verdict other than certified opens an inspection the office had closed. */
export async function applyVerdict(tx: Db, { data, at }: { data: VerdictData; at: Date }): Promise<FeedFact[]> {
  const closed = isClosedBy(data.status)
  if (closed !== null) await setInspectionClosed(tx, { inspectionId: data.inspectionId, closed, at })
  return verdictFacts(data)
}

type Certificate = { eventType: string; data: CertificateData; at: Date }

/** Tells everyone who worked on the inspection; a certificate closes it. */
export async function applyCertificate(tx: Db, { eventType, data, at }: Certificate): Promise<FeedFact[]> {
  const { inspectionId } = data
  const claims = await listClaims(tx, inspectionId)
  const told = await listAudiences(tx, { entity: 'verdict', id: inspectionId })
  const inspectors = [...new Set([...claims.map(({ inspectorId }) => inspectorId), ...told])]
  if (eventType === 'certificate.generated') await setInspectionClosed(tx, { inspectionId, closed: true, at })
  return certificateFacts(eventType, data, { at, inspectors })
}
