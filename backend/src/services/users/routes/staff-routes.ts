import type { StaffMember } from '@sac/contracts/http/staff'
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import {
  changeStaff,
  disableStaff,
  enableStaff,
  endStaffSessions,
  requireStaff,
  resetSecondFactor,
} from '../handlers/change-staff.ts'
import { createStaff } from '../handlers/create-staff.ts'
import { listStaff } from '../store/staff.ts'
import { findUser, type User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { sessionPage } from './session-page.ts'

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

const size = 100
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ createdAt, userId }: User) => [createdAt.toISOString(), userId]

const readingRoutes = (deps: UsersDeps): Route[] => [
  route({
    operation: 'users.list',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastShown)
      const { rows, headers } = onePage(await listStaff(deps.pool, { after, limit: size + 1 }), { size, query, keyOf })
      return { status: 200, headers, body: { staff: rows.map(memberOf) } }
    },
  }),
  route({
    operation: 'users.read',
    handler: async ({ params: { id } }) => shown(requireStaff(await findUser(deps.pool, { userId: id }))),
  }),
  route({
    operation: 'users.sessions',
    handler: async ({ params: { id }, query }) => {
      const { userId } = requireStaff(await findUser(deps.pool, { userId: id }))
      return sessionPage(deps, { userId, query, currentId: null })
    },
  }),
]

const acts = {
  'users.disable': disableStaff,
  'users.enable': enableStaff,
  'users.reset-second-factor': resetSecondFactor,
} as const
const actIds = ['users.disable', 'users.enable', 'users.reset-second-factor'] as const

const actingRoutes = (deps: UsersDeps): Route[] => [
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
  route({
    operation: 'users.end-sessions',
    handler: async ({ params: { id: userId }, body: command, caller: { userId: adminId } }) => {
      await endStaffSessions(deps, { userId, adminId, command })
      return { status: 204 }
    },
  }),
]

/** What administrators see and do of the accounts of staff. */
export const staffRoutes = (deps: UsersDeps): Route[] => [...readingRoutes(deps), ...actingRoutes(deps)]
