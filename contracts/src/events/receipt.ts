// What the server knows of a line beside the line: when it came, and what it cannot be older than. The device has no say in it.
import * as z from 'zod/mini'
import { Instant } from '../ids.ts'

/** Server time of what came before: of the device's enrolment, its author's account or first sign-in there, or the last contact at which the device did not have the line yet. */
export const NotBefore = z.object({ at: Instant, by: z.enum(['enrolment', 'account', 'sign-in', 'contact']) })
export type NotBefore = z.infer<typeof NotBefore>

/** Each is absent where it is not known: lines from before have none. */
export const receiptFields = {
  receivedAt: z.optional(Instant),
  /** When it was accepted, where it had waited in quarantine. */
  acceptedAt: z.optional(Instant),
  /** The latest that is known; the line cannot be older. */
  notBefore: z.optional(NotBefore),
  /** The author's account had been disabled, as far as known, when the line came. */
  authorDisabledAt: z.optional(Instant),
}
