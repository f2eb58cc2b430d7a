import { catalogue, type EventData, type EventType } from '@sac/contracts/events/catalogue'
import type { Verdict } from '@sac/contracts/sync/protocol'
import * as z from 'zod/mini'
import type { FeedFact } from './feed-fact.ts'

type VerdictGiven = EventData<'inspection.verdict-given'>

/** What a device needs of a certificate. */
export const Certificate = z.pick(catalogue['certificate.revoked'].data, { inspectionId: true, number: true })
export type Certificate = z.infer<typeof Certificate>

/** Whether the office is done with the inspection; null where this verdict does not say. */
export function isClosedBy({ status, reasons }: Pick<VerdictGiven, 'status' | 'reasons'>): boolean | null {
  // What is told to somebody who does not hold it says nothing of what the office owes its holder.
  if (reasons.some(({ code }) => code === 'not-holder')) return null
  if (status === 'certified' || reasons.some(({ code }) => code === 'closed-by-office')) return true
  return status === 'complete' ? null : false
}

export const verdictFacts = ({ inspectorIds, ...verdict }: VerdictGiven): FeedFact[] => toFacts(verdict, inspectorIds)

const words: Partial<Record<EventType, string>> = {
  'certificate.revoked': 'The certificate of this inspection has been revoked.',
  'certificate.suspended': 'The certificate of this inspection is suspended.',
}

/** What a certificate's life means for the people who inspected; empty where nothing changes for them. */
export function certificateFacts(eventType: EventType, data: Certificate, told: { at: Date; inspectors: string[] }) {
  const reason = words[eventType]
  if (reason === undefined && eventType !== 'certificate.generated' && eventType !== 'certificate.reinstated') return []
  return toFacts(
    {
      inspectionId: data.inspectionId,
      // A refusal is a document without a number: the office is done, and nothing is certified.
      status: data.number === null ? 'complete' : 'certified',
      reasons: reason === undefined ? [] : [{ code: eventType, detail: reason }],
      ...(data.number ? { certificateNumber: data.number } : {}),
      at: told.at.toISOString(),
    },
    told.inspectors,
  )
}

const toFacts = (verdict: Verdict, inspectors: readonly string[]): FeedFact[] =>
  inspectors.map((audience) => ({
    entity: 'verdict',
    id: verdict.inspectionId,
    audience,
    value: verdict,
    at: new Date(verdict.at),
  }))
