import { createHash } from 'node:crypto'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'

type Suppression = { suppressionId: string; reason: string; messageId: string | null; since: Date }

/** Every spelling of an address is one. */
const hashOf = (address: string) => createHash('sha256').update(address.trim().toLowerCase()).digest()

export async function isSuppressed(db: Db, { address }: { address: string }): Promise<boolean> {
  const { rows } = await db.query('SELECT 1 FROM suppressions WHERE address_hash = $1', [hashOf(address)])
  return rows.length > 0
}

export async function insertSuppressionIfAbsent(db: Db, one: Suppression & { address: string }): Promise<void> {
  await db.query(
    `INSERT INTO suppressions (suppression_id, address_hash, reason, message_id, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [one.suppressionId, hashOf(one.address), one.reason, one.messageId, one.since],
  )
}

type Page = {
  address?: string | undefined
  after: readonly [since: string, suppressionId: string] | null
  limit: number
}

/** Newest first. */
export async function listSuppressions(db: Db, { address, after, limit }: Page): Promise<Suppression[]> {
  const values: unknown[] = [limit]
  const asked = where(
    [
      ['address_hash = ?', address === undefined ? null : hashOf(address)],
      ['(since, suppression_id) < (?::timestamptz, ?::uuid)', ...(after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<Suppression>(
    `SELECT suppression_id AS "suppressionId", reason, message_id AS "messageId", since FROM suppressions ${asked}
     ORDER BY since DESC, suppression_id DESC LIMIT $1`,
    values,
  )
  return rows
}

/** True when there was one. */
export async function deleteSuppression(db: Db, { suppressionId }: { suppressionId: string }): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM suppressions WHERE suppression_id = $1', [suppressionId])
  return rowCount === 1
}

export async function deleteSuppressionOf(db: Db, { address }: { address: string }): Promise<void> {
  await db.query('DELETE FROM suppressions WHERE address_hash = $1', [hashOf(address)])
}
