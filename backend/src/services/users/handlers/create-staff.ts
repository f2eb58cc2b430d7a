import type { CreateStaff } from '@sac/contracts/http/staff'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { isNumberTaken } from '../store/staff.ts'
import { findUser, findUserByEmail, insertUserIfAbsent, lockEmail, type User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { writeMail } from './write-mail.ts'

export const numberTaken = () =>
  new Problem('account.number-taken', { detail: 'Give another number, or look who has this one.' })
const emailTaken = () =>
  new Problem('account.email-taken', { detail: 'Give another address, or look whose account this is.' })
const anotherId = () => new Problem('command.repeated-differently', { detail: 'Make a new id.' })

/** Makes an account without a password, and invites its owner to choose one. Repeating it changes nothing. */
export function createStaff(deps: UsersDeps, staff: CreateStaff, adminId: string): Promise<User> {
  const { userId } = staff
  return withTransaction(deps.pool, async (tx) => {
    if (await isNewCommand(deps, tx, { commandId: userId, content: staff })) await make(deps, tx, { staff, adminId })
    const made = await findUser(tx, { userId })
    if (!made) throw anotherId()
    return made
  })
}

async function make(deps: UsersDeps, tx: Tx, { staff, adminId }: { staff: CreateStaff; adminId: string }) {
  const { userId, email, role, inspectorNumber, language } = staff
  await lockEmail(tx, { email })
  if (await findUserByEmail(tx, { email })) throw emailTaken()
  if (await isNumberTaken(tx, { number: inspectorNumber, userId })) throw numberTaken()
  if (!(await insertUserIfAbsent(tx, { ...staff, passwordHash: null, createdAt: deps.now() }))) throw anotherId()
  await writeMail(deps, tx, { purpose: 'invitation', userId, email, language })
  const details = { role, inspectorNumber }
  const entry = { actorId: adminId, action: 'staff.created', subjectId: userId, reason: null, note: null, details }
  await appendAudit(deps, tx, entry)
}
