import type { EventData, EventType } from '@sac/contracts/events/catalogue'
import type { CertificateData } from '@sac/contracts/events/certificate-events'
import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { StatusChange } from '../domain/certificate.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'

type Type = Exclude<Extract<EventType, `certificate.${string}`>, 'certificate.refused'>
type OfRow = 'certificateId' | 'inspectionId' | 'number' | 'revision' | 'vin' | 'plate' | 'result' | 'validUntil'

/** Who caused it and why, and what the event says beside the row. */
type Told<T extends Type> = { userId: string | null; reasonCode?: string } & Omit<
  EventData<T>,
  OfRow | 'status' | 'reasonCode'
>

const statuses: Readonly<Record<Type, CertificateData['status']>> = {
  'certificate.generated': 'issued',
  'certificate.reinstated': 'issued',
  'certificate.expiring': 'issued',
  'certificate.revoked': 'revoked',
  'certificate.suspended': 'suspended',
  'certificate.superseded': 'superseded',
}

/** An event about a certificate. */
export function certificateEvent<T extends Type>(
  type: T,
  { certificateId, inspectionId, number, revision, vin, plate, result, validUntil }: Pick<CertificateRow, OfRow>,
  { userId, reasonCode, ...more }: Told<T>,
): NewEvent {
  const row = { certificateId, inspectionId, number, revision, status: statuses[type], vin, plate, result, validUntil }
  const data = { ...row, reasonCode: reasonCode ?? null, ...more }
  return newEvent<Type>(type, data, { userId })
}

type Change = (row: Pick<CertificateRow, OfRow>, told: Told<'certificate.superseded'>) => NewEvent

/** What is told of each change of status. */
export const changeEvents: Readonly<Record<StatusChange, Change>> = {
  revoke: (row, told) => certificateEvent('certificate.revoked', row, told),
  suspend: (row, told) => certificateEvent('certificate.suspended', row, told),
  reinstate: (row, told) => certificateEvent('certificate.reinstated', row, told),
  supersede: (row, told) => certificateEvent('certificate.superseded', row, told),
}
