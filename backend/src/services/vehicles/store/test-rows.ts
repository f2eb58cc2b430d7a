import type { EventData } from '@sac/contracts/events/catalogue'
import type { VehicleTest } from '@sac/contracts/http/vehicles'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { keysVersion } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'

type Found = InspectionReport['deficiencies'][number]

/** What the owner of the car is told of a finding; why it was judged lower is between inspector and office. */
const told = ({ lowered: _inner, ...finding }: Found) => finding

/** A test as its latest report tells of it; an earlier report that comes late changes nothing. */
export async function upsertTest(
  db: Db,
  { report, vehicleKey, result }: { report: InspectionReport; vehicleKey: string; result: string },
): Promise<void> {
  const { vehicle } = report
  await db.query(
    `INSERT INTO tests (inspection_id, revision, vehicle_key, vin, plate, make, model, first_registration, kind, tested_at,
       result, centre, odometer, retest_by, deficiencies, country, keys_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (inspection_id) DO UPDATE SET revision = excluded.revision, vehicle_key = excluded.vehicle_key,
       vin = excluded.vin, plate = excluded.plate, make = excluded.make, model = excluded.model,
       first_registration = excluded.first_registration, kind = excluded.kind, tested_at = excluded.tested_at,
       result = excluded.result, centre = excluded.centre, odometer = excluded.odometer, retest_by = excluded.retest_by,
       deficiencies = excluded.deficiencies, country = excluded.country, keys_version = excluded.keys_version
     WHERE tests.revision < excluded.revision`,
    [
      report.inspectionId,
      report.revision,
      vehicleKey,
      vehicle.vin,
      vehicle.plate,
      vehicle.make,
      vehicle.model,
      vehicle.firstRegistration,
      report.kind,
      report.testedAt,
      result,
      report.centre.name,
      JSON.stringify(report.odometer),
      report.retestOrder?.deadline ?? null,
      JSON.stringify(report.deficiencies.map(told)),
      vehicle.country,
      keysVersion,
    ],
  )
}

type Generated = EventData<'certificate.generated'> & { numberKey: string | null; at: Date }

/** One that is told again has the status it is told with. */
export async function upsertPaper(db: Db, paper: Generated): Promise<void> {
  await db.query(
    `INSERT INTO papers (certificate_id, inspection_id, number, number_key, revision, kind, status, vin, plate, valid_until,
       issued_at, verify_url, keys_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (certificate_id) DO UPDATE SET status = excluded.status`,
    [
      paper.certificateId,
      paper.inspectionId,
      paper.number,
      paper.numberKey,
      paper.revision,
      paper.kind ?? 'certificate',
      paper.status,
      paper.vin,
      paper.plate,
      paper.validUntil,
      paper.issuedAt ?? paper.at,
      paper.verifyUrl ?? null,
      keysVersion,
    ],
  )
}

export async function updatePaperStatus(db: Db, args: { certificateId: string; status: string }): Promise<void> {
  await db.query('UPDATE papers SET status = $2 WHERE certificate_id = $1', [args.certificateId, args.status])
}

export type KnownPaper = { vehicleKey: string; vin: string; plate: string; issuedAt: Date }

/** The latest revision that has this number, where its test is known. */
export async function findPaper(db: Db, { numberKey }: { numberKey: string }): Promise<KnownPaper | null> {
  const { rows } = await db.query<KnownPaper>(
    `SELECT vehicle_key AS "vehicleKey", papers.vin, papers.plate, issued_at AS "issuedAt"
     FROM papers JOIN tests USING (inspection_id)
     WHERE number_key = $1 AND status <> 'revoked' ORDER BY papers.revision DESC LIMIT 1`,
    [numberKey],
  )
  return rows[0] ?? null
}

type Finding = VehicleTest['deficiencies'][number]
type Row = Omit<VehicleTest, 'testedAt' | 'deficiencies'> & {
  testedAt: Date
  /** Kept with fewer members before photos were shown. */
  deficiencies: (Pick<Finding, 'code' | 'checkpoint' | 'severity' | 'text' | 'plain'> & Partial<Finding>)[]
  vin: string
  make: string
  model: string
  firstRegistration: string | null
}

/** Tests of a vehicle with their papers, up to a moment, the newest first. */
export async function listTests(db: Db, args: { vehicleKey: string; until: Date | null }): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT inspection_id AS "inspectionId", kind, tested_at AS "testedAt", result, centre, plate, odometer,
       retest_by::text AS "retestBy", deficiencies, vin, make, model, first_registration::text AS "firstRegistration",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('certificateId', certificate_id, 'number', number, 'revision', revision,
          'kind', papers.kind, 'status', status, 'validUntil', valid_until, 'verifyUrl', verify_url)
          ORDER BY revision DESC), '[]') FROM papers
        WHERE papers.inspection_id = tests.inspection_id AND ($2::timestamptz IS NULL OR issued_at < $2)) AS papers
     FROM tests WHERE vehicle_key = $1 AND ($2::timestamptz IS NULL OR tested_at < $2)
     ORDER BY tested_at DESC, inspection_id LIMIT 200`,
    [args.vehicleKey, args.until],
  )
  return rows
}

/** Whether a photo shows something found in a test of this vehicle, up to a moment. */
export async function isPhotoOf(
  db: Db,
  args: { vehicleKey: string; until: Date | null; sha256: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM tests, jsonb_array_elements(deficiencies) AS found
     WHERE vehicle_key = $1 AND ($2::timestamptz IS NULL OR tested_at < $2) AND found->'photos' ? $3 LIMIT 1`,
    [args.vehicleKey, args.until, args.sha256],
  )
  return rowCount === 1
}
