// What administrators see and do of the accounts of staff.
import * as z from 'zod/mini'
import { Instant, Uuid, writtenText } from '../ids.ts'
import { PersonLanguage } from '../person-language.ts'
import { EmailAddress } from './accounts.ts'

const StaffRole = z.enum(['inspector', 'admin'])

/** As it is printed and signed. */
const InspectorNumber = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{0,15}$/))

type Numbered = { role: string; inspectorNumber: string | null }
const numbered = z.refine<Numbered>(
  ({ role, inspectorNumber }) => (role === 'inspector') === (inspectorNumber !== null),
  {
    error: 'is what an inspector has, and nobody else',
    path: ['inspectorNumber'],
  },
)

export const StaffId = z.strictObject({ id: Uuid })

/** An id made by the client: repeating the command changes nothing. */
export const CreateStaff = z
  .strictObject({
    userId: Uuid,
    email: EmailAddress,
    name: writtenText('person'),
    role: StaffRole,
    inspectorNumber: z.nullable(InspectorNumber),
    language: PersonLanguage,
  })
  .check(numbered)
export type CreateStaff = z.infer<typeof CreateStaff>

const command = { commandId: Uuid, reason: writtenText('unprinted') }

const changeable = { name: writtenText('person'), role: StaffRole, inspectorNumber: z.nullable(InspectorNumber) }

/** `seen`: as whoever changes it was shown it; where it is otherwise by now nothing is changed. */
export const ChangeStaff = z
  .strictObject({
    ...command,
    ...changeable,
    seen: z.optional(z.strictObject({ name: z.string(), role: z.string(), inspectorNumber: z.nullable(z.string()) })),
  })
  .check(numbered)
export type ChangeStaff = z.infer<typeof ChangeStaff>

/** `commandId` is made by the client: repeating the command changes nothing. */
export const StaffCommand = z.strictObject(command)
export type StaffCommand = z.infer<typeof StaffCommand>

/** One session, or all for null. */
export const EndStaffSessions = z.strictObject({ ...command, sessionId: z.nullable(Uuid) })

export const StaffMember = z.strictObject({
  userId: z.string(),
  role: StaffRole,
  email: z.string(),
  name: z.string(),
  inspectorNumber: z.nullable(z.string()),
  language: PersonLanguage,
  createdAt: Instant,
  /** Invited, and no password chosen yet. */
  invited: z.boolean(),
  secondFactor: z.boolean(),
  disabledAt: z.nullable(Instant),
})
export type StaffMember = z.infer<typeof StaffMember>
