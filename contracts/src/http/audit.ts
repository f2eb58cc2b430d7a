// What people of the office did, in every service.
import * as z from 'zod/mini'
import { Instant, Uuid } from '../ids.ts'
import { After } from './page.ts'

const Name = z.string().check(z.regex(/^[a-z][a-z-]{0,40}(\.[a-z-]{1,40})?$/))

/** Newest first. `action` as it is written, such as `staff.disabled`; `from` is the first moment, `to` the one after the last. */
export const ListAudit = z.strictObject({
  service: z.optional(Name),
  actorId: z.optional(Uuid),
  subjectId: z.optional(Uuid),
  action: z.optional(Name),
  from: z.optional(Instant),
  to: z.optional(Instant),
  after: After,
})

export const AuditedAct = z.strictObject({
  auditId: Uuid,
  /** Schema of the service whose audit it stands in … */
  service: z.string(),
  /** … and its place in that chain, from 1. */
  position: z.int(),
  at: Instant,
  /** null: the product itself. */
  actorId: z.nullable(z.string()),
  /** As the office calls them now; null where nobody is known by that id. */
  actorName: z.nullable(z.string()),
  action: z.string(),
  subjectId: z.nullable(z.string()),
  /** Where it was done to a person who is known: as the office calls them now. */
  subjectName: z.nullable(z.string()),
  /** Where it was done to a device: its name, and whose it is. */
  subjectDevice: z.nullable(
    z.strictObject({ name: z.string(), personId: z.string(), personName: z.nullable(z.string()) }),
  ),
  reason: z.nullable(z.string()),
  note: z.nullable(z.string()),
  details: z.record(z.string(), z.unknown()),
})
export type AuditedAct = z.infer<typeof AuditedAct>
export const AuditList = z.strictObject({ acts: z.array(AuditedAct) })
