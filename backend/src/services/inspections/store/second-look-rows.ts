import type { SecondLookFigures, SecondLookState } from '@sac/contracts/http/second-looks'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import type { Answered } from '../domain/second-look.ts'
import { ofPlate } from './of-plate.ts'
import { usualPerMille } from './sampling-rows.ts'

export type SecondLookRow = {
  inspectionId: string
  centreId: string
  inspectorId: string
  plate: string | null
  testedAt: Date | null
  drawnAt: Date
  lookedBy: string | null
  answers: Answered[] | null
  compared: number | null
  differing: number | null
  setAside: string | null
  recordedAt: Date | null
  recordedBy: string | null
}

const found = `SELECT looks.inspection_id AS "inspectionId", looks.centre_id AS "centreId", looks.inspector_id AS "inspectorId",
  plate, tested_at AS "testedAt", drawn_at AS "drawnAt", looked_by AS "lookedBy", answers, compared, differing,
  set_aside AS "setAside", recorded_at AS "recordedAt", recorded_by AS "recordedBy"
  FROM second_looks AS looks JOIN inspections USING (inspection_id) LEFT JOIN second_outcomes USING (inspection_id)`

export async function findSecondLook(
  db: Db,
  { inspectionId }: { inspectionId: string },
): Promise<SecondLookRow | null> {
  const { rows } = await db.query<SecondLookRow>(`${found} WHERE looks.inspection_id = $1`, [inspectionId])
  return rows[0] ?? null
}

type Listed = {
  centreId: string | null
  state: SecondLookState | null
  search?: string | undefined
  after: readonly [drawnAt: string, inspectionId: string] | null
  limit: number
}

const ofState = {
  open: 'recorded_at IS NULL',
  done: 'looked_by IS NOT NULL',
  'set-aside': 'set_aside IS NOT NULL',
} as const satisfies Record<SecondLookState, string>

/** The newest drawn first. */
export async function listSecondLooks(
  db: Db,
  { centreId, state, search, after, limit }: Listed,
): Promise<SecondLookRow[]> {
  const values: unknown[] = []
  const asked = where(
    [
      ['looks.centre_id = ?', centreId],
      ...(state === null ? [] : [[ofState[state]] as const]),
      [`looks.${ofPlate}`, plateBeginsWith(search)],
      ['(drawn_at, looks.inspection_id) < (?, ?::uuid)', after?.[0], after?.[1]],
    ],
    values,
  )
  const { rows } = await db.query<SecondLookRow>(
    `${found} ${asked} ORDER BY drawn_at DESC, looks.inspection_id DESC LIMIT $${values.push(limit)}`,
    values,
  )
  return rows
}

/** Whoever records the same one at the same moment waits for the transaction's end. */
export async function lockSecondLook(db: Db, { inspectionId }: { inspectionId: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('inspections.second-look ' || $1, 0))`, [inspectionId])
}

type Outcome = { inspectionId: string; inspectorId: string; recordedAt: Date; recordedBy: string }
type Looked = Outcome & { lookedBy: string; answers: readonly Answered[]; compared: number; differing: number }

export async function insertSecondOutcome(db: Db, looked: Looked): Promise<void> {
  const { inspectionId, inspectorId, lookedBy, answers, compared, differing, recordedAt, recordedBy } = looked
  await db.query(
    `INSERT INTO second_outcomes (inspection_id, inspector_id, looked_by, answers, compared, differing, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [inspectionId, inspectorId, lookedBy, JSON.stringify(answers), compared, differing, recordedAt, recordedBy],
  )
}

export async function insertSetAside(db: Db, given: Outcome & { reason: string }): Promise<void> {
  const { inspectionId, inspectorId, reason, recordedAt, recordedBy } = given
  await db.query(
    `INSERT INTO second_outcomes (inspection_id, inspector_id, set_aside, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)`,
    [inspectionId, inspectorId, reason, recordedAt, recordedBy],
  )
}

type Period = { centreId: string; from: Date; to: Date }
type Counts = Omit<SecondLookFigures, 'alikeShare'>

/** Of a centre, by when tests were drawn. */
export async function countSecondLooks(db: Db, { centreId, from, to }: Period): Promise<Counts> {
  const { rows } = await db.query<Counts>(
    `SELECT count(*)::integer AS drawn, (count(*) FILTER (WHERE recorded_at IS NULL))::integer AS open,
       count(set_aside)::integer AS "setAside", count(looked_by)::integer AS done,
       (count(*) FILTER (WHERE compared > 0 AND differing = 0))::integer AS alike,
       coalesce(sum(compared), 0)::integer AS compared, coalesce(sum(differing), 0)::integer AS differing,
       coalesce((SELECT per_mille FROM sampling_shares WHERE centre_id = $1), $4::integer) AS "perMille"
     FROM second_looks LEFT JOIN second_outcomes USING (inspection_id)
     WHERE centre_id = $1 AND drawn_at >= $2 AND drawn_at < $3`,
    [centreId, from, to, usualPerMille],
  )
  const [counts] = rows
  if (!counts) throw new Error('a count without a row')
  return counts
}
