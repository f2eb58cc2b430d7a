import type { Db } from '@sac/platform/db/db'

type AlarmKind = 'head-went-back' | 'conflict-hash' | 'forked'

type NewAlarm = {
  alarmId: string
  deviceId: string
  kind: AlarmKind
  detail: Record<string, string | number>
  at: Date
}

export async function insertAlarm(db: Db, { alarmId, deviceId, kind, detail, at }: NewAlarm): Promise<void> {
  await db.query(
    'INSERT INTO device_alarms (alarm_id, device_id, kind, detail, raised_at) VALUES ($1, $2, $3, $4, $5)',
    [alarmId, deviceId, kind, detail, at],
  )
}

/** Ends the alarm about one text under a taken event id. */
export async function resolveConflictAlarm(
  db: Db,
  { deviceId, eventId, lineHash, at }: { deviceId: string; eventId: string | null; lineHash: string; at: Date },
): Promise<void> {
  await db.query(
    `UPDATE device_alarms SET resolved_at = $4
     WHERE device_id = $1 AND resolved_at IS NULL AND kind = 'conflict-hash'
       AND detail ->> 'eventId' = $2 AND detail ->> 'lineHash' = $3`,
    [deviceId, eventId, lineHash, at],
  )
}

type OpenAlarm = { deviceId: string; kind: AlarmKind; epoch: string }

export async function hasOpenAlarm(db: Db, { deviceId, kind, epoch }: OpenAlarm): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM device_alarms
     WHERE device_id = $1 AND resolved_at IS NULL AND kind = $2 AND detail ->> 'epoch' = $3 LIMIT 1`,
    [deviceId, kind, epoch],
  )
  return rowCount === 1
}

export async function resolveAlarms(db: Db, { deviceId, kind, epoch, at }: OpenAlarm & { at: Date }): Promise<void> {
  await db.query(
    `UPDATE device_alarms SET resolved_at = $4
     WHERE device_id = $1 AND resolved_at IS NULL AND kind = $2 AND detail ->> 'epoch' = $3`,
    [deviceId, kind, epoch, at],
  )
}
