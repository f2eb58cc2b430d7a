import type { StaffMember } from '@sac/contracts/http/staff'
import { type Route, route } from '@sac/platform/http/route'
import { changeStaff, disableStaff, enableStaff, resetSecondFactor } from '../handlers/change-staff.ts'
import { createStaff } from '../handlers/create-staff.ts'
import type { User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'

const memberOf = (user: User): StaffMember => ({
  userId: user.userId,
  role: user.role === 'admin' ? 'admin' : 'inspector',
  email: user.email,
  name: user.name,
  inspectorNumber: user.inspectorNumber,
  language: user.language,
  createdAt: user.createdAt.toISOString(),
  invited: user.passwordHash === null,
  secondFactor: user.secondFactorAt !== null,
  disabledAt: user.disabledAt?.toISOString() ?? null,
})
const shown = (user: User) => ({ status: 200 as const, body: memberOf(user) })

const acts = {
  'users.disable': disableStaff,
  'users.enable': enableStaff,
  'users.reset-second-factor': resetSecondFactor,
} as const
const actIds = ['users.disable', 'users.enable', 'users.reset-second-factor'] as const

/** What administrators do with the accounts of staff. */
export const staffRoutes = (deps: UsersDeps): Route[] => [
  route({
    operation: 'users.create',
    handler: async ({ body, caller }) => shown(await createStaff(deps, body, caller.userId)),
  }),
  route({
    operation: 'users.change',
    handler: async ({ params: { id: userId }, body: command, caller: { userId: adminId } }) =>
      shown(await changeStaff(deps, { userId, adminId, command })),
  }),
  ...actIds.map((operation) =>
    route({
      operation,
      handler: async ({ params: { id: userId }, body: command, caller: { userId: adminId } }) =>
        shown(await acts[operation](deps, { userId, adminId, command })),
    }),
  ),
]
