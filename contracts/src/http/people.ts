// What administrators see of people: customers and staff.
import * as z from 'zod/mini'
import { Instant } from '../ids.ts'
import { Role } from '../role.ts'
import { Reminders } from './accounts.ts'
import { After } from './page.ts'
import { PostalAddress } from './postal-address.ts'
import { StaffCommand, StaffMember } from './staff.ts'

/** `search`: the beginning of any word of the name, of the e-mail address or of the phone. `name` sorts from A; else the newest first. */
export const ListPeople = z.strictObject({
  search: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(254))),
  /** `staff`: inspectors and administrators. */
  role: z.optional(z.enum([...Role.options, 'staff'])),
  /** `invited`: no password chosen yet. */
  state: z.optional(z.enum(['active', 'invited', 'disabled'])),
  sort: z.optional(z.enum(['newest', 'name'])),
  after: After,
})
export type ListPeople = z.infer<typeof ListPeople>

const PersonSummary = z.extend(StaffMember, { role: Role })
export type PersonSummary = z.infer<typeof PersonSummary>
export const PeopleList = z.strictObject({ people: z.array(PersonSummary) })

export const PersonRecord = z.extend(PersonSummary, {
  phone: z.nullable(z.string()),
  address: z.nullable(PostalAddress),
  reminders: Reminders,
  /** When its sign-in was last used; null where nobody is signed in. */
  lastSeenAt: z.nullable(Instant),
})
export type PersonRecord = z.infer<typeof PersonRecord>

/** Asked for by the person; why and how they proved who they are stands in the audit. */
export const OnRequest = StaffCommand
