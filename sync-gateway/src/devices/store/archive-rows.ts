import type { Db } from '@sac/platform/db/db'

export type Backup = { startedAt: Date; completedAt: Date }

/** The completed backup that began last; null where none was ever reported. */
export async function findLastBackup(db: Db): Promise<Backup | null> {
  const { rows } = await db.query<Backup>(
    'SELECT started_at AS "startedAt", completed_at AS "completedAt" FROM backups ORDER BY started_at DESC LIMIT 1',
  )
  return rows[0] ?? null
}

export async function insertBackup(db: Db, { startedAt, completedAt }: Backup) {
  await db.query('INSERT INTO backups (started_at, completed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    startedAt,
    completedAt,
  ])
}

type Unarchived = { deviceId: string; after: number; safeBefore: Date }

// A line that came after its inspection was closed is in no backup that began before.
const lineIsOpen = `(lines.received_at >= $3 OR NOT EXISTS (SELECT 1 FROM inspections
  WHERE inspections.inspection_id = lines.inspection_id AND closed_at < $3))`

/** The first sequence number after `after` whose text the device must still keep; null when there is none. */
export async function findFirstUnarchived(db: Db, { deviceId, after, safeBefore }: Unarchived): Promise<number | null> {
  const { rows } = await db.query<{ seq: number | null }>(
    `SELECT least(
       (SELECT seq FROM lines WHERE device_id = $1 AND seq > $2 AND NOT forked AND ${lineIsOpen} ORDER BY seq LIMIT 1),
       (SELECT seq FROM lines WHERE device_id = $1 AND seq > $2 AND forked AND ${lineIsOpen} ORDER BY seq LIMIT 1),
       (SELECT seq FROM line_conflicts WHERE device_id = $1 AND seq > $2 AND received_at >= $3 ORDER BY seq LIMIT 1),
       (SELECT seq FROM quarantined_lines
        WHERE device_id = $1 AND seq > $2 AND released_at IS NULL AND received_at >= $3 ORDER BY seq LIMIT 1)
     ) AS seq`,
    [deviceId, after, safeBefore],
  )
  return rows[0]?.seq ?? null
}

export type Closing = { inspectionId: string; closed: boolean; at: Date }

/**
 * Notes whether the office is done with inspections, each at most once. The first closing stands while it stays closed; old
 * news is ignored.
 */
export async function setInspectionsClosed(db: Db, closings: readonly Closing[]): Promise<void> {
  await db.query(
    `INSERT INTO inspections AS known (inspection_id, closed_at, decided_at)
     SELECT id, CASE WHEN closed THEN at END, at FROM unnest($1::uuid[], $2::bool[], $3::timestamptz[]) AS told (id, closed, at)
     ON CONFLICT (inspection_id) DO UPDATE SET
       closed_at = CASE WHEN excluded.closed_at IS NOT NULL THEN coalesce(known.closed_at, excluded.closed_at) END,
       decided_at = excluded.decided_at
     WHERE known.decided_at <= excluded.decided_at`,
    [
      closings.map(({ inspectionId }) => inspectionId),
      closings.map(({ closed }) => closed),
      closings.map(({ at }) => at),
    ],
  )
}
