// What administrators do for a person who asked for it: what is held of them, and its end.
import type { StaffCommand } from '@sac/contracts/http/staff'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AllPersonalData } from '@sac/platform/process/personal-data'
import { insertErasureIfAbsent } from '../store/erasure.ts'
import { findUser, lockUser, type User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { erasePerson, exportPerson } from './erase-person.ts'

type Deps = UsersDeps & { personalData: AllPersonalData }
type Commanded = { adminId: string; userId: string; command: StaffCommand }

/** Throws Problem `account.not-found`, also for who was erased. */
export function requirePerson(user: User | null): User {
  if (user) return user
  throw new Problem('account.not-found', { detail: 'Look in the list of people.' })
}

type Audited = Commanded & { action: string }

/** Once for each command, with its reason. Last of its transaction. */
async function audit(deps: UsersDeps, tx: Tx, { action, adminId, userId, command }: Audited): Promise<void> {
  const entry = { actorId: adminId, action, subjectId: userId, reason: command.reason, note: null, details: {} }
  await appendAudit(deps, tx, entry)
}

/** Everything held of a customer or of staff. */
export async function exportForPerson(deps: Deps, commanded: Commanded) {
  const { userId, command } = commanded
  const action = 'person.exported'
  await withTransaction(deps.pool, async (tx) => {
    requirePerson(await findUser(tx, { userId }))
    const { commandId } = command
    if (await isNewCommand(deps, tx, { commandId, content: { ...command, action, userId } }))
      await audit(deps, tx, { ...commanded, action })
  })
  return exportPerson(deps, userId)
}

/** Erases a customer; what is interrupted after the command was taken is finished later. */
export async function eraseForPerson(deps: Deps, commanded: Commanded): Promise<void> {
  const { userId, command } = commanded
  const action = 'customer.erased'
  await withTransaction(deps.pool, async (tx) => {
    const user = await lockUser(tx, { userId })
    const { commandId } = command
    if (!(await isNewCommand(deps, tx, { commandId, content: { ...command, action, userId } }))) return
    if (requirePerson(user).role !== 'customer')
      throw new Problem('account.not-found', { detail: 'Customers are erased; accounts of staff are disabled.' })
    await insertErasureIfAbsent(tx, { userId, at: deps.now() })
    await audit(deps, tx, { ...commanded, action })
  })
  await erasePerson(deps, userId)
}
