import type { Pending } from '@sac/contracts/sync/protocol'
import type { Db } from '@sac/platform/db/db'
import type * as z from 'zod/mini'

export type PendingCounts = z.infer<typeof Pending>

export type DeviceRow = {
  deviceId: string
  inspectorId: string
  name: string
  build: string
  revokedAt: Date | null
  archived: number
}

const columns = `device_id AS "deviceId", inspector_id AS "inspectorId", name, build, revoked_at AS "revokedAt", archived`

export async function findDeviceByCredential(db: Db, credentialHash: Uint8Array): Promise<DeviceRow | null> {
  const { rows } = await db.query<DeviceRow>(`SELECT ${columns} FROM devices WHERE credential_hash = $1`, [
    credentialHash,
  ])
  return rows[0] ?? null
}

export async function findDevice(db: Db, deviceId: string): Promise<DeviceRow | null> {
  const { rows } = await db.query<DeviceRow>(`SELECT ${columns} FROM devices WHERE device_id = $1`, [deviceId])
  return rows[0] ?? null
}

export type KnownDevice = Pick<DeviceRow, 'deviceId' | 'inspectorId' | 'name'>

export async function listDevicesById(db: Db, deviceIds: readonly string[]): Promise<KnownDevice[]> {
  const { rows } = await db.query<KnownDevice>(
    `SELECT device_id AS "deviceId", inspector_id AS "inspectorId", name FROM devices WHERE device_id = ANY ($1::uuid[])`,
    [deviceIds],
  )
  return rows
}

/** Holds the device until the transaction ends: uploads of one device are stored one after the other. */
export async function lockDevice(db: Db, deviceId: string): Promise<DeviceRow | null> {
  const { rows } = await db.query<DeviceRow>(`SELECT ${columns} FROM devices WHERE device_id = $1 FOR NO KEY UPDATE`, [
    deviceId,
  ])
  return rows[0] ?? null
}

type NewDevice = {
  deviceId: string
  inspectorId: string
  name: string
  build: string
  credentialHash: Uint8Array
  at: Date
}

export async function insertDeviceIfAbsent(db: Db, device: NewDevice): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO devices (device_id, inspector_id, name, build, credential_hash, enrolled_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (device_id) DO NOTHING`,
    [device.deviceId, device.inspectorId, device.name, device.build, device.credentialHash, device.at],
  )
  return rowCount === 1
}

/** Gives the device of this inspector a new credential; false when it is another person's or revoked. */
export async function replaceCredential(db: Db, device: Omit<NewDevice, 'at'>): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE devices SET credential_hash = $3, name = $4, build = $5
     WHERE device_id = $1 AND inspector_id = $2 AND revoked_at IS NULL`,
    [device.deviceId, device.inspectorId, device.credentialHash, device.name, device.build],
  )
  return rowCount === 1
}

/** Returns the device; null when there is none. The first revocation stands. */
export async function revokeDevice(
  db: Db,
  { deviceId, by, at }: { deviceId: string; by: string; at: Date },
): Promise<(DeviceRow & { revokedAt: Date }) | null> {
  const { rows } = await db.query<DeviceRow & { revokedAt: Date }>(
    `UPDATE devices SET revoked_at = coalesce(revoked_at, $3), revoked_by = coalesce(revoked_by, $2)
     WHERE device_id = $1 RETURNING ${columns}`,
    [deviceId, by, at],
  )
  return rows[0] ?? null
}

export type Contact = {
  deviceId: string
  at: Date
  epoch: string
  pending: PendingCounts
  build: string | null
  clockOffsetMs: number | null
}

/**
 * What the device said of itself; build and clock stay as they were where it said nothing. Holds the device as `lockDevice`
 * does; null when there is none.
 */
export async function recordContact(db: Db, contact: Contact): Promise<DeviceRow | null> {
  const { rows } = await db.query<DeviceRow>(
    `UPDATE devices SET last_contact_at = $2, epoch = $3, pending = $4, build = coalesce($5, build),
       clock_offset_ms = coalesce($6, clock_offset_ms)
     WHERE device_id = $1 RETURNING ${columns}`,
    [contact.deviceId, contact.at, contact.epoch, contact.pending, contact.build, contact.clockOffsetMs],
  )
  return rows[0] ?? null
}

export async function raiseArchived(db: Db, { deviceId, archived }: { deviceId: string; archived: number }) {
  await db.query('UPDATE devices SET archived = greatest(archived, $2) WHERE device_id = $1', [deviceId, archived])
}
