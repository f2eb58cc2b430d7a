import type { AccountMailPurpose } from '@sac/contracts/events/user-events'
import { keysVersion } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import type { AccountMail } from '../domain/account-mail.ts'

const columns = `mail_id AS "mailId", purpose, user_id AS "userId", email, name, language, password_hash AS "passwordHash",
  created_at AS "createdAt", expires_at AS "expiresAt"`

export async function insertMail(db: Db, mail: AccountMail): Promise<void> {
  await db.query(
    `INSERT INTO mails (mail_id, purpose, user_id, email, name, language, password_hash, created_at, expires_at, keys_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      mail.mailId,
      mail.purpose,
      mail.userId,
      mail.email,
      mail.name,
      mail.language,
      mail.passwordHash,
      mail.createdAt,
      mail.expiresAt,
      keysVersion,
    ],
  )
}

/** A mail whose link, where it has one, was not used; else null. */
export async function findMail(db: Db, { mailId }: { mailId: string }): Promise<AccountMail | null> {
  const { rows } = await db.query<AccountMail>(`SELECT ${columns} FROM mails WHERE mail_id = $1`, [mailId])
  return rows[0] ?? null
}

/** Of mails to an address that begins so. */
export async function listMailsTo(db: Db, { begins, limit }: { begins: string; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('SELECT mail_id AS id FROM mails WHERE email LIKE $1 LIMIT $2', [
    beginsWith(begins),
    limit,
  ])
  return rows.map(({ id }) => id)
}

type Taking = { mailId: string; purposes: readonly AccountMailPurpose[]; at: Date }

/** Uses the link of a mail, once and in time; null when that cannot be. Of two at once one gets it. */
export async function takeMail(db: Db, { mailId, purposes, at }: Taking): Promise<AccountMail | null> {
  const { rows } = await db.query<AccountMail>(
    `DELETE FROM mails WHERE mail_id = $1 AND purpose = ANY ($2) AND created_at <= $3 AND expires_at > $3
     RETURNING ${columns}`,
    [mailId, purposes, at],
  )
  return rows[0] ?? null
}

/** What waited for an address, or for an account, and is settled by another link: none of these opens anything any more. */
export async function deleteMails(
  db: Db,
  { email, userId, purposes }: { email?: string; userId?: string; purposes: readonly AccountMailPurpose[] },
): Promise<void> {
  await db.query(`DELETE FROM mails WHERE (email = $1 OR user_id = $2) AND purpose = ANY ($3)`, [
    email ?? null,
    userId ?? null,
    purposes,
  ])
}

/** Forgets what was written before; returns how many. */
export async function deleteMailsBefore(db: Db, { before }: { before: Date }): Promise<number> {
  const { rowCount } = await db.query('DELETE FROM mails WHERE created_at < $1', [before])
  return rowCount ?? 0
}
