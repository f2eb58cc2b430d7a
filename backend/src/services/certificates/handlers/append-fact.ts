import type { CertificateData, CertificateRefusedData } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { createAppendFacts, type NewFact } from '@sac/platform/outbox/append-fact'
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
const append = createAppendFacts({ topic: 'certificates-topic', source: 'certificate-service' })

type Time = Pick<CertificatesDeps, 'now' | 'newId'>

/** Publishes a fact about a certificate in the transaction that makes it true. */
export const appendFact = (deps: Time, tx: Tx, fact: CertificateFact): Promise<void> => appendFacts(deps, tx, [fact])

/** The same for many facts, in their order. */
export const appendFacts = (deps: Time, tx: Tx, facts: readonly CertificateFact[]): Promise<void> =>
  append(deps, tx, facts.map(worded))

function worded({ eventType, row, userId, reasonCode, more = {} }: CertificateFact): NewFact {
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
  return { eventType, key: inspectionId, userId, data: { ...data, ...more } }
}

/** Tells that a completed inspection gets no certificate as it is, and why. */
export const appendRefusal = (deps: Time, tx: Tx, data: z.infer<typeof CertificateRefusedData>): Promise<void> =>
  append(deps, tx, [{ eventType: 'certificate.refused', key: data.inspectionId, userId: null, data }])
