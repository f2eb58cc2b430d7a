import type { CertificateData, CertificateRefusedData } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { createAppendFact } from '@sac/platform/outbox/append-fact'
import type * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'

type Published = 'certificateId' | 'inspectionId' | 'number' | 'revision' | 'vin' | 'plate' | 'result' | 'validUntil'

export type CertificateFact = {
  eventType: `certificate.${'generated' | 'revoked' | 'suspended' | 'reinstated' | 'superseded' | 'expiring'}`
  row: Pick<CertificateRow, Published>
  userId: string | null
  reasonCode?: string
  /** Members beside those of the catalogue. */
  more?: Readonly<Record<string, unknown>>
}

const statuses: Readonly<Record<CertificateFact['eventType'], CertificateData['status']>> = {
  'certificate.generated': 'issued',
  'certificate.reinstated': 'issued',
  'certificate.expiring': 'issued',
  'certificate.revoked': 'revoked',
  'certificate.suspended': 'suspended',
  'certificate.superseded': 'superseded',
}

// By inspection, so that revisions of one certificate arrive in their order.
const append = createAppendFact({ topic: 'certificates-topic', source: 'certificate-service' })

/** Publishes a fact about a certificate in the transaction that makes it true. */
export async function appendFact(
  deps: Pick<CertificatesDeps, 'now' | 'newId'>,
  tx: Tx,
  { eventType, row, userId, reasonCode, more = {} }: CertificateFact,
): Promise<void> {
  const { certificateId, inspectionId, number, revision, vin, plate, result, validUntil } = row
  const status = statuses[eventType]
  const data: CertificateData = {
    certificateId,
    inspectionId,
    number,
    revision,
    status,
    vin,
    plate,
    result,
    validUntil,
    reasonCode: reasonCode ?? null,
  }
  await append(deps, tx, { eventType, key: inspectionId, userId, data: { ...data, ...more } })
}

/** Tells that a completed inspection gets no certificate as it is, and why. */
export const appendRefusal = (
  deps: Pick<CertificatesDeps, 'now' | 'newId'>,
  tx: Tx,
  data: z.infer<typeof CertificateRefusedData>,
): Promise<void> => append(deps, tx, { eventType: 'certificate.refused', key: data.inspectionId, userId: null, data })
