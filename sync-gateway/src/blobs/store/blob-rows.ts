import type { BlobContent } from '@sac/contracts/events/device-events'
import type { Db } from '@sac/platform/db/db'

export type InspectionBlob = { inspectionId: string; sha256: string }

type Named = { deviceId: string; hashes: readonly string[]; byInspection: readonly InspectionBlob[]; at: Date }

/**
 * Makes the hashes known: this device may upload and ask about them, these inspections wait for what it sends. Returns those
 * that inspections wait for and that are here; they are held until the transaction ends, so that naming and storing a photo wait
 * for each other. Rows of everybody in one order, so that two devices that name the same photos never wait for each other in a circle.
 */
export async function insertNamesIfAbsent(db: Db, { deviceId, hashes, byInspection, at }: Named): Promise<string[]> {
  // A hash this device has sent was known to it before, so that it is among those held.
  const { rows } = await db.query<{ sha256: string }>(
    `WITH held AS (
       SELECT sha256, stored_at FROM blobs WHERE sha256 = ANY($5::text[]) ORDER BY sha256 FOR NO KEY UPDATE
     ), known AS (
       INSERT INTO blobs (sha256)
       SELECT asked FROM unnest($2::text[]) AS asked WHERE NOT EXISTS (SELECT 1 FROM blobs WHERE sha256 = asked)
       ORDER BY asked ON CONFLICT DO NOTHING
     ), of_device AS (
       INSERT INTO blob_refs (device_id, sha256, named_at)
       SELECT $1, asked, $3 FROM unnest($2::text[]) AS asked
       WHERE NOT EXISTS (SELECT 1 FROM blob_refs WHERE device_id = $1 AND sha256 = asked)
       ON CONFLICT DO NOTHING
     ), of_inspections AS (
       INSERT INTO inspection_blobs (inspection_id, sha256, device_id)
       SELECT named.*, $1 FROM unnest($4::uuid[], $5::text[]) AS named (inspection_id, sha256) ORDER BY sha256, inspection_id
       ON CONFLICT DO NOTHING
     )
     SELECT sha256 FROM held WHERE stored_at IS NOT NULL`,
    [
      deviceId,
      hashes,
      at,
      byInspection.map(({ inspectionId }) => inspectionId),
      byInspection.map(({ sha256 }) => sha256),
    ],
  )
  return rows.map(({ sha256 }) => sha256)
}

export type BlobState = {
  sha256: string
  bytes: number | null
  /** This device has sent all of it; that somebody else has says nothing. */
  delivered: boolean
  /** null while nobody has sent it, and of what came before contents were judged. */
  content: BlobContent | null
}

/** Those of `hashes` this device has named; about others it learns nothing. */
export async function listBlobStates(
  db: Db,
  { deviceId, hashes }: { deviceId: string; hashes: readonly string[] },
): Promise<BlobState[]> {
  const { rows } = await db.query<BlobState>(
    `SELECT sha256, bytes, delivered_at IS NOT NULL AS delivered, content FROM blob_refs JOIN blobs USING (sha256)
     WHERE device_id = $1 AND sha256 = ANY($2::text[])`,
    [deviceId, hashes],
  )
  return rows
}

export type Delivery = { deviceId: string; sha256: string; bytes: number; content: BlobContent; at: Date }

/**
 * The first judgement of a content stands: it is of the same bytes. Holds the hash until the transaction ends, before anything
 * else: whoever names it at this moment waits, and finds it stored.
 */
export async function markDelivered(db: Db, { deviceId, sha256, bytes, content, at }: Delivery): Promise<void> {
  await db.query(
    `WITH stored AS (
       UPDATE blobs SET bytes = $3, stored_at = coalesce(stored_at, $5), content = coalesce(content, $4) WHERE sha256 = $2
       RETURNING sha256
     )
     UPDATE blob_refs SET delivered_at = coalesce(delivered_at, $5) FROM stored
     WHERE device_id = $1 AND blob_refs.sha256 = stored.sha256`,
    [deviceId, sha256, bytes, JSON.stringify(content), at],
  )
}

export type Announcement = InspectionBlob & { bytes: number; content: BlobContent | null }

/**
 * Marks what has to be announced now, each pair once for ever, and returns it: bytes count for an inspection when a device has
 * sent them whose line names them there. Call with the blob rows locked.
 */
export async function claimAnnouncements(
  db: Db,
  { hashes, at }: { hashes: readonly string[]; at: Date },
): Promise<Announcement[]> {
  const { rows } = await db.query<Announcement>(
    `WITH marked AS (
       UPDATE inspection_blobs AS named SET announced_at = $2 FROM blob_refs
       WHERE named.sha256 = ANY($1::text[]) AND blob_refs.device_id = named.device_id AND blob_refs.sha256 = named.sha256
         AND delivered_at IS NOT NULL AND NOT EXISTS (
           SELECT FROM inspection_blobs AS told WHERE told.inspection_id = named.inspection_id
             AND told.sha256 = named.sha256 AND told.announced_at IS NOT NULL)
       RETURNING inspection_id, named.sha256
     )
     SELECT DISTINCT inspection_id AS "inspectionId", sha256, bytes, content FROM marked JOIN blobs USING (sha256)`,
    [hashes, at],
  )
  return rows
}
