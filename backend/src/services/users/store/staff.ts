import type { Db } from '@sac/platform/db/db'
import type { User } from './users.ts'

type StaffChange = Pick<User, 'userId' | 'name' | 'role' | 'inspectorNumber'>

export async function updateStaff(db: Db, staff: StaffChange): Promise<void> {
  await db.query('UPDATE users SET name = $2, role = $3, inspector_number = $4 WHERE user_id = $1', [
    staff.userId,
    staff.name,
    staff.role,
    staff.inspectorNumber,
  ])
}

/** Whether somebody else has an inspector's number; whoever takes it at the same moment waits for the transaction's end. */
export async function isNumberTaken(db: Db, args: { number: string | null; userId: string }): Promise<boolean> {
  if (args.number === null) return false
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('users.inspector_number ' || $1, 0))`, [args.number])
  const { rowCount } = await db.query('SELECT FROM users WHERE inspector_number = $1 AND user_id <> $2', [
    args.number,
    args.userId,
  ])
  return rowCount !== 0
}
