import type { Db } from '@sac/platform/db/db'

/** Makes the hashes known, so that their rows can be locked and referred to. */
export async function insertBlobsIfAbsent(db: Db, hashes: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO blobs (sha256)
     SELECT asked FROM unnest($1::text[]) AS asked WHERE NOT EXISTS (SELECT 1 FROM blobs WHERE sha256 = asked)
     ORDER BY asked ON CONFLICT DO NOTHING`,
    [hashes],
  )
}

export type InspectionBlob = { inspectionId: string; sha256: string }

type Named = { deviceId: string; hashes: readonly string[]; byInspection: readonly InspectionBlob[]; at: Date }

/**
 * Makes the hashes known: this device may upload and ask about them, these inspections wait for theirs. Rows of everybody in
 * one order, so that two devices that name the same photos never wait for each other in a circle.
 */
export async function insertNamesIfAbsent(db: Db, { deviceId, hashes, byInspection, at }: Named): Promise<void> {
  await db.query(
    `WITH known AS (
       INSERT INTO blobs (sha256)
       SELECT asked FROM unnest($2::text[]) AS asked WHERE NOT EXISTS (SELECT 1 FROM blobs WHERE sha256 = asked)
       ORDER BY asked ON CONFLICT DO NOTHING
     ), of_device AS (
       INSERT INTO blob_refs (device_id, sha256, named_at)
       SELECT $1, asked, $3 FROM unnest($2::text[]) AS asked
       WHERE NOT EXISTS (SELECT 1 FROM blob_refs WHERE device_id = $1 AND sha256 = asked)
       ON CONFLICT DO NOTHING
     )
     INSERT INTO inspection_blobs (inspection_id, sha256)
     SELECT * FROM unnest($4::uuid[], $5::text[]) AS named (inspection_id, sha256) ORDER BY sha256, inspection_id
     ON CONFLICT DO NOTHING`,
    [
      deviceId,
      hashes,
      at,
      byInspection.map(({ inspectionId }) => inspectionId),
      byInspection.map(({ sha256 }) => sha256),
    ],
  )
}

export type BlobState = { sha256: string; bytes: number | null; stored: boolean }

/** Those of `hashes` this device has named; about others it learns nothing. */
export async function listBlobStates(
  db: Db,
  { deviceId, hashes }: { deviceId: string; hashes: readonly string[] },
): Promise<BlobState[]> {
  const { rows } = await db.query<BlobState>(
    `SELECT sha256, bytes, stored_at IS NOT NULL AS stored FROM blob_refs JOIN blobs USING (sha256)
     WHERE device_id = $1 AND sha256 = ANY($2::text[])`,
    [deviceId, hashes],
  )
  return rows
}

/** Holds these hashes until the transaction ends: naming and storing a photo wait for each other. */
export async function lockBlobs(db: Db, hashes: readonly string[]): Promise<BlobState[]> {
  const { rows } = await db.query<BlobState>(
    `SELECT sha256, bytes, stored_at IS NOT NULL AS stored FROM blobs
     WHERE sha256 = ANY($1::text[]) ORDER BY sha256 FOR NO KEY UPDATE`,
    [hashes],
  )
  return rows
}

export async function markBlobStored(
  db: Db,
  { sha256, bytes, at }: { sha256: string; bytes: number; at: Date },
): Promise<void> {
  await db.query('UPDATE blobs SET bytes = $2, stored_at = coalesce(stored_at, $3) WHERE sha256 = $1', [
    sha256,
    bytes,
    at,
  ])
}

/** Marks what has to be announced now, each pair once for ever, and returns it. Call with the blob rows locked. */
export async function claimAnnouncements(
  db: Db,
  { hashes, at }: { hashes: readonly string[]; at: Date },
): Promise<(InspectionBlob & { bytes: number })[]> {
  const { rows } = await db.query<InspectionBlob & { bytes: number }>(
    `UPDATE inspection_blobs SET announced_at = $2 FROM blobs
     WHERE inspection_blobs.sha256 = ANY($1::text[]) AND blobs.sha256 = inspection_blobs.sha256
       AND announced_at IS NULL AND stored_at IS NOT NULL
     RETURNING inspection_id AS "inspectionId", inspection_blobs.sha256, bytes`,
    [hashes, at],
  )
  return rows
}
