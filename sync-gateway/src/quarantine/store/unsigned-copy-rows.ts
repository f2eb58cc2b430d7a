import type { Db } from '@sac/platform/db/db'

/** `copyHash`: SHA-256 of the encrypted bytes, hexadecimal. */
export type UnsignedCopy = { deviceId: string; copyHash: string; importedBy: string; reason: string; at: Date }

/** The first reason of each person stands. */
export async function insertUnsignedCopyIfAbsent(db: Db, copy: UnsignedCopy): Promise<void> {
  await db.query(
    `INSERT INTO unsigned_copies (device_id, copy_hash, imported_by, reason, imported_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [copy.deviceId, Buffer.from(copy.copyHash, 'hex'), copy.importedBy, copy.reason, copy.at],
  )
}

/** Whether somebody else has imported this copy. */
export async function isImportedByOther(
  db: Db,
  { deviceId, copyHash, importedBy }: Pick<UnsignedCopy, 'deviceId' | 'copyHash' | 'importedBy'>,
): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM unsigned_copies
                    WHERE device_id = $1 AND copy_hash = $2 AND imported_by <> $3) AS found`,
    [deviceId, Buffer.from(copyHash, 'hex'), importedBy],
  )
  return rows[0]?.found ?? false
}
