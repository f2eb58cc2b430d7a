import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Pool } from './create-pool.ts'
import { type Tx, withTransaction } from './with-transaction.ts'

type Keyed = {
  table: string
  /** Its primary key, a uuid. */
  id: string
  /** Expression of the plate as it was written. */
  plate: string
}

const batch = 500

/**
 * Gives `plate_key` its present form (contracts, text/keys) in every row whose `keys_version` is older, at a service's start; may be
 * called by any number of processes at once. Where there is no plate the key is null.
 */
export async function fillPlateKeys(pool: Pool, keyed: Keyed): Promise<void> {
  while ((await withTransaction(pool, (tx) => fillSome(tx, keyed))) === batch);
}

/** Returns how many; those that somebody else holds are theirs. */
async function fillSome(tx: Tx, { table, id, plate }: Keyed): Promise<number> {
  const { rows } = await tx.query<{ id: string; plate: string | null }>(
    `SELECT ${id} AS id, ${plate} AS plate FROM ${table} WHERE keys_version < $1 LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [keysVersion, batch],
  )
  const keys = rows.map((row) => ({ id: row.id, key: plateKey(row.plate ?? '') || null }))
  await tx.query(
    `UPDATE ${table} SET keys_version = $2, plate_key = key FROM json_to_recordset($1) AS keyed (id uuid, key text)
     WHERE ${id} = keyed.id`,
    [JSON.stringify(keys), keysVersion],
  )
  return rows.length
}
