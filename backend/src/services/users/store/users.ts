import type { PersonLanguage } from '@sac/contracts/http/accounts'
import type { Role } from '@sac/contracts/role'
import { emailKey } from '@sac/contracts/text/email-key'
import type { Db } from '@sac/platform/db/db'

export type User = {
  userId: string
  email: string
  /** null until one who was invited has chosen a password. */
  passwordHash: string | null
  role: Role
  name: string
  inspectorNumber: string | null
  language: PersonLanguage
  disabledAt: Date | null
  createdAt: Date
}

const columns = `user_id AS "userId", email, password_hash AS "passwordHash", role, name,
  inspector_number AS "inspectorNumber", language, disabled_at AS "disabledAt", created_at AS "createdAt"`

/** By e-mail in any spelling. */
export async function findUserByEmail(db: Db, { email }: { email: string }): Promise<User | null> {
  const { rows } = await db.query<User>(`SELECT ${columns} FROM users WHERE email = $1`, [emailKey(email)])
  return rows[0] ?? null
}

export async function findUser(db: Db, { userId }: { userId: string }): Promise<User | null> {
  const { rows } = await db.query<User>(`SELECT ${columns} FROM users WHERE user_id = $1`, [userId])
  return rows[0] ?? null
}

/** Until the transaction ends, so that two acts on one account follow each other. */
export async function lockUser(db: Db, { userId }: { userId: string }): Promise<User | null> {
  const { rows } = await db.query<User>(`SELECT ${columns} FROM users WHERE user_id = $1 FOR UPDATE`, [userId])
  return rows[0] ?? null
}

/** True when the user was new; an id or e-mail that exists is left as it is. */
export async function insertUserIfAbsent(db: Db, user: Omit<User, 'disabledAt'>): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO users (user_id, email, password_hash, role, name, inspector_number, language, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      user.userId,
      emailKey(user.email),
      user.passwordHash,
      user.role,
      user.name,
      user.inspectorNumber,
      user.language,
      user.createdAt,
    ],
  )
  return rowCount === 1
}

export async function updatePassword(db: Db, args: { userId: string; passwordHash: string }): Promise<void> {
  await db.query('UPDATE users SET password_hash = $2 WHERE user_id = $1', [args.userId, args.passwordHash])
}
