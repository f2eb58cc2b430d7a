import * as z from 'zod/mini'
import { Instant, Uuid } from '../ids.ts'

/** What a person at the office decided about an inspection. */
export const DecidedData = z.object({
  inspectionId: Uuid,
  kind: z.enum(['date', 'accept-outcome', 'accept-author', 'accept-disabled', 'approve', 'close']),
  /** The one that was looked at; null where the inspection was closed. */
  seal: z.nullable(z.int()),
  reason: z.string(),
  testedAt: z.nullable(Instant),
})
