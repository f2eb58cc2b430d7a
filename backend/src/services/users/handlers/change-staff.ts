import type { ChangeStaff, StaffCommand } from '@sac/contracts/http/staff'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { endSessionsOf } from '../store/sessions.ts'
import { isNumberTaken, updateStaff } from '../store/staff.ts'
import { findUser, lockUsers, type User, updateDisabled } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { requirePerson } from './act-for-person.ts'
import { numberTaken } from './create-staff.ts'
import { dropSecondFactor } from './set-up-second-factor.ts'

/** Throws Problem `account.not-found`: customers are nobody to the office here. */
function requireStaff(user: User | null): User {
  if (user && user.role !== 'customer') return user
  throw new Problem('account.not-found', { detail: 'Look in the list of staff.' })
}

// Two administrators may disable one another at the same moment: the second is out by then, and one always remains.
const mayAct = (adminId: string) => (one: User) =>
  one.userId === adminId && one.role === 'admin' && one.disabledAt === null

type Commanded<Command> = { adminId: string; userId: string; command: Command }
type Doing<Command> = { deps: UsersDeps; tx: Tx; user: User; command: Command }

type Act<Command> = {
  action: string
  /** Does it; gives what the audit is told beside the reason. */
  work: (doing: Doing<Command>) => Promise<Readonly<Record<string, unknown>>>
  /** Administrators may do it to themselves, and to customers. */
  anybody?: true
}

/** An act of an administrator on an account of staff, once for each command, with its reason in the audit. */
function staffAct<Command extends StaffCommand>({ action, work, anybody }: Act<Command>) {
  return (deps: UsersDeps, { adminId, userId, command }: Commanded<Command>): Promise<User> =>
    withTransaction(deps.pool, async (tx) => {
      const locked = await lockUsers(tx, { userIds: [adminId, userId] })
      const found = locked.find((one) => one.userId === userId) ?? null
      const user = anybody ? requirePerson(found) : requireStaff(found)
      if (!locked.some(mayAct(adminId))) throw new Problem('auth.forbidden')
      if (userId === adminId && !anybody)
        throw new Problem('account.own', { detail: 'Another administrator must do this, so that one always remains.' })
      const { commandId, reason } = command
      if (await isNewCommand(deps, tx, { commandId, content: { ...command, action, userId } })) {
        const details = await work({ deps, tx, user, command })
        await appendAudit(deps, tx, { actorId: adminId, action, subjectId: userId, reason, note: null, details })
      }
      return requirePerson(await findUser(tx, { userId }))
    })
}

function requireSeen(user: User, seen: NonNullable<ChangeStaff['seen']>): void {
  if (seen.name === user.name && seen.role === user.role && seen.inspectorNumber === user.inspectorNumber) return
  throw new Problem('record.changed', { detail: 'Look at the account as it is now, and change it again.' })
}

export const changeStaff = staffAct<ChangeStaff>({
  action: 'staff.changed',
  work: async ({ tx, user, command: { name, role, inspectorNumber, seen } }) => {
    const { userId } = user
    if (seen) requireSeen(user, seen)
    if (await isNumberTaken(tx, { number: inspectorNumber, userId })) throw numberTaken()
    await updateStaff(tx, { userId, name, role, inspectorNumber })
    return { role, inspectorNumber, before: { role: user.role, inspectorNumber: user.inspectorNumber } }
  },
})

export const disableStaff = staffAct<StaffCommand>({
  action: 'staff.disabled',
  work: async ({ deps, tx, user: { userId, disabledAt } }) => {
    const at = deps.now()
    if (disabledAt === null) await updateDisabled(tx, { userId, at })
    return { ended: await endSessionsOf(tx, { userId, sessionId: null, at, reason: 'disabled' }) }
  },
})

export const enableStaff = staffAct<StaffCommand>({
  action: 'staff.enabled',
  work: async ({ tx, user: { userId } }) => {
    await updateDisabled(tx, { userId, at: null })
    return {}
  },
})

/** For somebody who lost it. Their sessions end: whoever found it may be in one. */
export const resetSecondFactor = staffAct<StaffCommand>({
  action: 'staff.second-factor-reset',
  work: async ({ deps, tx, user }) => {
    await dropSecondFactor(tx, user)
    const ending = { userId: user.userId, sessionId: null, at: deps.now(), reason: 'ended-by-admin' } as const
    return { ended: await endSessionsOf(tx, ending) }
  },
})

export const endPersonSessions = staffAct<StaffCommand & { sessionId: string | null }>({
  action: 'person.sessions-ended',
  anybody: true,
  work: async ({ deps, tx, user: { userId }, command: { sessionId } }) => ({
    sessionId,
    ended: await endSessionsOf(tx, { userId, sessionId, at: deps.now(), reason: 'ended-by-admin' }),
  }),
})
