import type { Closing } from '#devices/store/archive-rows'
import type { FeedFact } from '../domain/feed-fact.ts'
import { certificateFacts, isClosedBy } from '../domain/verdict-facts.ts'
import type { CertificateTold, Told } from './read-change.ts'
import type { Ground } from './read-ground.ts'

/** Tells everyone who worked on the inspection, and whoever had its verdict before. */
export function applyCertificate(
  { ground, pending }: { ground: Ground; pending: readonly FeedFact[] },
  { eventType, data, at }: CertificateTold,
): FeedFact[] {
  const claims = ground.claims.filter(({ inspectionId }) => inspectionId === data.inspectionId)
  const told = [...ground.verdictReaders, ...pending.filter(({ entity }) => entity === 'verdict')]
  const readers = told.filter(({ id }) => id === data.inspectionId)
  const inspectors = [...claims.map(({ inspectorId }) => inspectorId), ...readers.map(({ audience }) => audience)]
  return certificateFacts(eventType, data, { at, inspectors: [...new Set(inspectors)] })
}

/**
 * What an event says of whether the office is done with an inspection: a certificate closes it, a verdict other than certified
 * opens it again. An abandoned test gets no certificate: nothing more will close it.
 */
export function closingsOf(told: Told): Closing[] {
  if (told.kind === 'verdict') return closing(told, told.data.inspectionId, isClosedBy(told.data))
  if (told.kind === 'completed' && told.data.result === 'abandoned')
    return closing(told, told.data.report.inspectionId, true)
  return told.kind === 'certificate' && told.eventType === 'certificate.generated'
    ? closing(told, told.data.inspectionId, true)
    : []
}

const closing = ({ at }: Told, inspectionId: string, closed: boolean | null): Closing[] =>
  closed === null ? [] : [{ inspectionId, closed, at }]
