import type { Db } from '@sac/platform/db/db'
import type { EpochRecord } from '../domain/watermark.ts'
import type { PendingCounts } from './device-rows.ts'
import { fromMultirange } from './multirange.ts'

export type KnownDevice = {
  deviceId: string
  name: string
  inspectorId: string
  build: string
  enrolledAt: Date
  revokedAt: Date | null
  lastContactAt: Date | null
  clockOffsetMs: number | null
  epoch: string | null
  pending: PendingCounts | null
  archived: number
}

const owes = `revoked_at IS NULL AND (
  EXISTS (SELECT FROM device_epochs AS own WHERE own.device_id = devices.device_id AND own.owed_since IS NOT NULL)
  OR EXISTS (SELECT FROM blobs JOIN blob_refs USING (sha256)
    WHERE stored_at IS NULL AND blob_refs.device_id = devices.device_id))`

type Page = { onlyOwing: boolean; after: readonly [string, string] | null; limit: number }

/** By name; `after`: name and id of the last of the page before. */
export async function listDevices(db: Db, { onlyOwing, after, limit }: Page): Promise<KnownDevice[]> {
  const { rows } = await db.query<KnownDevice>(
    `SELECT device_id AS "deviceId", name, inspector_id AS "inspectorId", build, enrolled_at AS "enrolledAt",
            revoked_at AS "revokedAt", last_contact_at AS "lastContactAt", clock_offset_ms AS "clockOffsetMs", epoch,
            pending, archived
     FROM devices WHERE ($1::text IS NULL OR (name, device_id) > ($1, $2::uuid)) AND ($4 IS FALSE OR ${owes}) ORDER BY name, device_id LIMIT $3`,
    [...(after ?? [null, null]), limit, onlyOwing],
  )
  return rows
}

export type OwedEpoch = EpochRecord & { deviceId: string; owedSince: Date | null }

export async function listEpochsOf(db: Db, deviceIds: readonly string[]): Promise<OwedEpoch[]> {
  const { rows } = await db.query<Omit<OwedEpoch, 'received'> & { received: string }>(
    `SELECT device_id AS "deviceId", epoch, head, received::text AS received, forked_at AS "forkedAt",
            owed_since AS "owedSince" FROM device_epochs WHERE device_id = ANY($1::uuid[])`,
    [deviceIds],
  )
  return rows.map((row) => ({ ...row, received: fromMultirange(row.received) }))
}

export type OwedPhotos = { deviceId: string; count: number; photos: string[]; since: Date }

/** Photos of these devices that were named and nobody has sent; of each at most fifty hashes each. */
export async function listOwedPhotos(db: Db, deviceIds: readonly string[]): Promise<OwedPhotos[]> {
  const { rows } = await db.query<OwedPhotos>(
    `SELECT device_id AS "deviceId", count(*) AS count, min(named_at) AS since,
            (array_agg(sha256 ORDER BY named_at, sha256))[1:50] AS photos
     FROM blobs JOIN blob_refs USING (sha256) WHERE stored_at IS NULL AND device_id = ANY($1::uuid[]) GROUP BY device_id`,
    [deviceIds],
  )
  return rows
}

export type OpenAlarm = {
  deviceId: string
  kind: 'head-went-back' | 'conflict-hash' | 'forked'
  detail: Record<string, unknown>
  raisedAt: Date
}

export async function listOpenAlarms(db: Db, deviceIds: readonly string[]): Promise<OpenAlarm[]> {
  const { rows } = await db.query<OpenAlarm>(
    `SELECT device_id AS "deviceId", kind, detail, raised_at AS "raisedAt" FROM device_alarms
     WHERE resolved_at IS NULL AND device_id = ANY($1::uuid[]) ORDER BY raised_at DESC`,
    [deviceIds],
  )
  return rows
}
