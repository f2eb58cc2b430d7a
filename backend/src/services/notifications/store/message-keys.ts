// What a message is found by (contracts, text/keys), beside what it says.
import { emailKey } from '@sac/contracts/text/email-key'
import { keysVersion, plateKey, vinKey } from '@sac/contracts/text/keys'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { factsToFindBy } from '../domain/facts-to-find-by.ts'
import type { Message } from '../domain/message.ts'

type Keys = { keysVersion: number; plateKey: string | null; vinKey: string | null; numberKey: string | null }

/** Of what its event tells of cars and papers. */
export function keysOf(data: Message['data']): Keys {
  const { plate, vin, number } = factsToFindBy(data)
  return {
    keysVersion,
    plateKey: plateKey(plate) || null,
    vinKey: vinKey(vin) || null,
    numberKey: plateKey(number) || null,
  }
}

/** Of an address, or a phone: `+33612345678`. */
export const addressKey = (to: string): string | null => emailKey(to) || null

type Keyed = Pick<Message, 'messageId' | 'data'> & { to: string | null }

const batch = 500

/** Keys every message whose keys are not of this form; may be called by any number of processes at once. */
export async function fillMessageKeys(pool: Pool): Promise<void> {
  while ((await withTransaction(pool, fillSome)) === batch);
}

/** Returns how many; those that somebody else holds are theirs. */
async function fillSome(db: Db): Promise<number> {
  const { rows } = await db.query<Keyed>(
    `SELECT message_id AS "messageId", data, written->>'to' AS "to" FROM messages WHERE keys_version < $1 LIMIT $2
     FOR UPDATE SKIP LOCKED`,
    [keysVersion, batch],
  )
  await updateKeys(db, rows)
  return rows.length
}

async function updateKeys(db: Db, rows: readonly Keyed[]): Promise<void> {
  const keyed = rows.map(({ messageId, data, to }) => ({ messageId, ...keysOf(data), toKey: to && addressKey(to) }))
  await db.query(
    `UPDATE messages SET keys_version = "keysVersion", plate_key = "plateKey", vin_key = "vinKey", number_key = "numberKey",
       to_key = "toKey"
     FROM json_to_recordset($1) AS keyed ("messageId" uuid, "keysVersion" integer, "plateKey" text, "vinKey" text,
       "numberKey" text, "toKey" text)
     WHERE message_id = "messageId"`,
    [JSON.stringify(keyed)],
  )
}
