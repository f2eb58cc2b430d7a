import { Verdict } from '@sac/contracts/sync/protocol'
import * as z from 'zod/mini'
import type { FeedFact } from './feed-fact.ts'

/** Data of `inspection.verdict-given`. */
export const VerdictData = z.looseObject({ ...Verdict.shape, inspectorIds: z.array(z.string()) })
export type VerdictData = z.infer<typeof VerdictData>

/** Data of `certificate.*`. */
export const CertificateData = z.looseObject({
  certificateId: z.string(),
  inspectionId: z.string(),
  number: z.nullish(z.string()),
})
export type CertificateData = z.infer<typeof CertificateData>

/** Whether the office is done with the inspection; null where this verdict does not say. */
export function isClosedBy({ status, reasons }: Pick<VerdictData, 'status' | 'reasons'>): boolean | null {
  // What is told to somebody who does not hold it says nothing of what the office owes its holder.
  if (reasons.some(({ code }) => code === 'not-holder')) return null
  if (status === 'certified' || reasons.some(({ code }) => code === 'closed-by-office')) return true
  return status === 'complete' ? null : false
}

export function verdictFacts({ inspectorIds, ...given }: VerdictData): FeedFact[] {
  const verdict = Verdict.parse({
    inspectionId: given.inspectionId,
    status: given.status,
    reasons: given.reasons,
    at: given.at,
    ...(given.certificateNumber === undefined ? {} : { certificateNumber: given.certificateNumber }),
  })
  return toFacts(verdict, inspectorIds)
}

const words: Record<string, string> = {
  'certificate.revoked': 'The certificate of this inspection has been revoked.',
  'certificate.suspended': 'The certificate of this inspection is suspended.',
}

/** What a certificate's life means for the people who inspected; empty where nothing changes for them. */
export function certificateFacts(eventType: string, data: CertificateData, told: { at: Date; inspectors: string[] }) {
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
