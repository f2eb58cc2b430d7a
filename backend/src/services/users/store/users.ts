import type { PostalAddress } from '@sac/contracts/http/postal-address'
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Role } from '@sac/contracts/role'
import { emailKey } from '@sac/contracts/text/email-key'
import { keysVersion } from '@sac/contracts/text/keys'
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
  phone: string | null
  address: PostalAddress | null
  remindByEmail: boolean
  remindBySms: boolean
  secondFactorAt: Date | null
  disabledAt: Date | null
  createdAt: Date
}

export const userColumns = `user_id AS "userId", email, password_hash AS "passwordHash", role, name,
  inspector_number AS "inspectorNumber", language, phone, address,
  remind_by_email AS "remindByEmail", remind_by_sms AS "remindBySms",
  second_factor_at AS "secondFactorAt", disabled_at AS "disabledAt", created_at AS "createdAt"`

// Who was erased is found by nobody.
/** By e-mail in any spelling. */
export async function findUserByEmail(db: Db, { email }: { email: string }): Promise<User | null> {
  const { rows } = await db.query<User>(`SELECT ${userColumns} FROM users WHERE email = $1 AND erased_at IS NULL`, [
    emailKey(email),
  ])
  return rows[0] ?? null
}

export async function findUser(db: Db, { userId }: { userId: string }): Promise<User | null> {
  const { rows } = await db.query<User>(`SELECT ${userColumns} FROM users WHERE user_id = $1 AND erased_at IS NULL`, [
    userId,
  ])
  return rows[0] ?? null
}

/** Of those who are known. */
export async function listNames(
  db: Db,
  { userIds }: { userIds: readonly string[] },
): Promise<Pick<User, 'userId' | 'name'>[]> {
  if (userIds.length === 0) return []
  const { rows } = await db.query<Pick<User, 'userId' | 'name'>>(
    `SELECT user_id AS "userId", name FROM users WHERE user_id = ANY ($1::uuid[]) AND erased_at IS NULL`,
    [userIds],
  )
  return rows
}

/** Until the transaction ends, so that two acts on one account follow each other. */
export async function lockUser(db: Db, { userId }: { userId: string }): Promise<User | null> {
  const { rows } = await db.query<User>(
    `SELECT ${userColumns} FROM users WHERE user_id = $1 AND erased_at IS NULL FOR UPDATE`,
    [userId],
  )
  return rows[0] ?? null
}

/** The same for several, always in one order, so that nobody waits for one another. */
export async function lockUsers(db: Db, { userIds }: { userIds: readonly string[] }): Promise<User[]> {
  const { rows } = await db.query<User>(
    `SELECT ${userColumns} FROM users WHERE user_id = ANY ($1) ORDER BY user_id FOR UPDATE`,
    [userIds],
  )
  return rows
}

type NewUser = Omit<User, 'disabledAt' | 'phone' | 'address' | 'remindByEmail' | 'remindBySms' | 'secondFactorAt'>

/** True when the user was new; an id or e-mail that exists is left as it is. */
export async function insertUserIfAbsent(db: Db, user: NewUser): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO users (user_id, email, password_hash, role, name, inspector_number, language, created_at, keys_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      user.userId,
      emailKey(user.email),
      user.passwordHash,
      user.role,
      user.name,
      user.inspectorNumber,
      user.language,
      user.createdAt,
      keysVersion,
    ],
  )
  return rowCount === 1
}

export async function updatePassword(db: Db, args: { userId: string; passwordHash: string }): Promise<void> {
  await db.query('UPDATE users SET password_hash = $2 WHERE user_id = $1', [args.userId, args.passwordHash])
}

type OwnChange = Pick<User, 'userId' | 'name' | 'language' | 'phone' | 'address' | 'remindByEmail' | 'remindBySms'>

export async function updateProfile(db: Db, user: OwnChange): Promise<void> {
  await db.query(
    `UPDATE users SET name = $2, language = $3, phone = $4, remind_by_email = $5, remind_by_sms = $6, address = $7
     WHERE user_id = $1`,
    [
      user.userId,
      user.name,
      user.language,
      user.phone,
      user.remindByEmail,
      user.remindBySms,
      user.address && JSON.stringify(user.address),
    ],
  )
}

/** False when another account has the address. */
export async function updateEmailIfFree(db: Db, args: { userId: string; email: string }): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE users SET email = $2, keys_version = $3 WHERE user_id = $1 AND NOT EXISTS (SELECT FROM users WHERE email = $2)',
    [args.userId, emailKey(args.email), keysVersion],
  )
  return rowCount === 1
}

/** Whoever takes this address otherwise at the same moment waits for the transaction's end. */
export async function lockEmail(db: Db, { email }: { email: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('users.email ' || $1, 0))`, [emailKey(email)])
}

export async function updateSecondFactor(db: Db, args: { userId: string; at: Date | null }): Promise<void> {
  await db.query('UPDATE users SET second_factor_at = $2 WHERE user_id = $1', [args.userId, args.at])
}

export async function updateDisabled(db: Db, args: { userId: string; at: Date | null }): Promise<void> {
  await db.query('UPDATE users SET disabled_at = $2 WHERE user_id = $1', [args.userId, args.at])
}
