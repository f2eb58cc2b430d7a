import type { MessageState } from '@sac/contracts/messages/message'
import type { Db } from '@sac/platform/db/db'
import type { Message, Written } from '../domain/message.ts'
import { addressKey, keysOf } from './message-keys.ts'

export const messageColumns = `message_id AS "messageId", event_id AS "eventId", template, channel, recipient, user_id AS "userId",
  correlation_id AS "correlationId", data, state, reason, token, attempts, called_at AS "calledAt", provider,
  provider_id AS "providerId", written, created_at AS "createdAt", settled_at AS "settledAt"`

type NewMessage = Pick<
  Message,
  'messageId' | 'eventId' | 'template' | 'channel' | 'recipient' | 'userId' | 'correlationId' | 'data' | 'createdAt'
>

/** False when the event has told them by this channel already. */
export async function insertMessageIfAbsent(db: Db, one: NewMessage): Promise<boolean> {
  const keys = keysOf(one.data)
  const { rowCount } = await db.query(
    `INSERT INTO messages (message_id, event_id, template, channel, recipient, user_id, correlation_id, data, state, due_at,
       created_at, keys_version, plate_key, vin_key, number_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
    [
      one.messageId,
      one.eventId,
      one.template,
      one.channel,
      one.recipient,
      one.userId,
      one.correlationId,
      JSON.stringify(one.data),
      one.createdAt,
      keys.keysVersion,
      keys.plateKey,
      keys.vinKey,
      keys.numberKey,
    ],
  )
  return rowCount === 1
}

export async function findMessage(db: Db, { messageId }: { messageId: string }): Promise<Message | null> {
  const { rows } = await db.query<Message>(`SELECT ${messageColumns} FROM messages WHERE message_id = $1`, [messageId])
  return rows[0] ?? null
}

type Taking = { messageId: string; now: Date; leasedUntil: Date }

/** Takes a message on that is due and nobody else's; null otherwise. Its state stays: nobody was called. */
export async function takeMessage(db: Db, { messageId, now, leasedUntil }: Taking): Promise<Message | null> {
  const { rows } = await db.query<Message>(
    `UPDATE messages SET token = token + 1, leased_until = $3
     WHERE message_id = $1 AND state IN ('queued', 'sending') AND due_at <= $2
       AND (leased_until IS NULL OR leased_until <= $2)
     RETURNING ${messageColumns}`,
    [messageId, now, leasedUntil],
  )
  return rows[0] ?? null
}

type Held = Pick<Message, 'messageId' | 'token'>

type Beginning = { written: Written | null; provider: string; at: Date; leasedUntil: Date }

/** From here on it may have been sent. False when a successor has taken over. */
export async function updateBegun(
  db: Db,
  { messageId, token, written, provider, at, leasedUntil }: Held & Beginning,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE messages SET state = 'sending', attempts = attempts + 1, called_at = $3, provider = $4, provider_id = NULL,
       written = $5, to_key = $7, leased_until = $6, reason = NULL
     WHERE message_id = $1 AND token = $2 AND state = 'queued'`,
    [
      messageId,
      token,
      at,
      provider,
      written && JSON.stringify(written),
      leasedUntil,
      written && addressKey(written.to),
    ],
  )
  return rowCount === 1
}

/** Lets go of a message that stays as it is until `dueAt`. */
export async function updateWaiting(
  db: Db,
  { messageId, token, dueAt, reason }: Held & { dueAt: Date; reason: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE messages SET leased_until = NULL, due_at = $3, reason = $4
     WHERE message_id = $1 AND token = $2 AND state IN ('queued', 'sending')`,
    [messageId, token, dueAt, reason],
  )
  return rowCount === 1
}

/** What was to be sent again may have been sent after all, late: it is to be found out. False where it is not waiting any more. */
export async function updateDoubted(
  db: Db,
  { messageId, token, at, reason }: Held & { at: Date; reason: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE messages SET state = 'sending', token = token + 1, called_at = $3, due_at = $3, leased_until = NULL, reason = $4
     WHERE message_id = $1 AND token > $2 AND state = 'queued'`,
    [messageId, token, at, reason],
  )
  return rowCount === 1
}

/** The same, until the transaction ends. */
export async function lockMessage(db: Db, { messageId }: { messageId: string }): Promise<Message | null> {
  const { rows } = await db.query<Message>(`SELECT ${messageColumns} FROM messages WHERE message_id = $1 FOR UPDATE`, [
    messageId,
  ])
  return rows[0] ?? null
}

type Move = Pick<Message, 'messageId' | 'state' | 'reason' | 'providerId'> & {
  /** When it ended; what is queued: after which it is sent. */
  at: Date
}

/** Moves a message whose row is locked, and takes it out of the hands of whoever held it. */
export async function updateState(db: Db, { messageId, state, reason, providerId, at }: Move): Promise<void> {
  await db.query(
    `UPDATE messages SET state = $2, reason = $3, provider_id = $4, leased_until = NULL, token = token + 1,
       due_at = CASE WHEN $2 = 'queued' THEN $5 ELSE due_at END,
       settled_at = CASE WHEN $2 = 'queued' THEN NULL ELSE $5::timestamptz END
     WHERE message_id = $1`,
    [messageId, state, reason, providerId, at],
  )
}

/** Those that are due and nobody's, the oldest first. */
export async function listDue(db: Db, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT message_id AS id FROM messages WHERE state IN ('queued', 'sending') AND due_at <= $1
       AND (leased_until IS NULL OR leased_until <= $1)
     ORDER BY due_at LIMIT $2`,
    [now, limit],
  )
  return rows.map(({ id }) => id)
}

/** Messages in one of these states since before a moment. */
export async function countMessages(
  db: Db,
  { states, before }: { states: readonly MessageState[]; before: Date },
): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await db.query<{ count: number; oldest: Date | null }>(
    `SELECT count(*) AS count, min(created_at) AS oldest FROM messages WHERE state = ANY ($1) AND created_at < $2`,
    [states, before],
  )
  return rows[0] ?? { count: 0, oldest: null }
}

/** Whether some message was sent as this one of the provider's. */
export async function isProviderIdKnown(db: Db, { providerId }: { providerId: string }): Promise<boolean> {
  const { rows } = await db.query('SELECT 1 FROM messages WHERE provider_id = $1', [providerId])
  return rows.length > 0
}

/** Where somebody was written to. */
export async function listAddressesOf(db: Db, { userId }: { userId: string }): Promise<string[]> {
  const { rows } = await db.query<{ address: string }>(
    `SELECT DISTINCT written->>'to' AS address FROM messages WHERE user_id = $1 AND written IS NOT NULL`,
    [userId],
  )
  return rows.map(({ address }) => address)
}

const forgotten = `written = NULL, data = '{}', to_key = NULL, plate_key = NULL, vin_key = NULL, number_key = NULL`

/** What was said, and of what; what still waits is never sent. */
export async function eraseMessagesOf(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query(
    `UPDATE messages SET ${forgotten}, leased_until = NULL, token = token + 1,
       state = CASE WHEN state = 'queued' THEN 'suppressed' ELSE state END
     WHERE user_id = $1`,
    [userId],
  )
}

/** Words of messages that ended before a moment are forgotten; that there were some stays. Returns of how many. */
export async function forgetWritten(db: Db, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE messages SET ${forgotten} WHERE message_id IN (
       SELECT message_id FROM messages WHERE written IS NOT NULL AND created_at < $1 AND state IN ('sent', 'suppressed')
       ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, limit],
  )
  return rowCount ?? 0
}
