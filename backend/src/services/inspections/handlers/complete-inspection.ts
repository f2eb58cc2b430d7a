// Writes a completion: report, odometer, retest order and the facts others act on, all in the caller's transaction.
import type { InspectionCompleted, InspectionReport } from '@sac/contracts/inspection/report'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { Completed } from '../domain/assess.ts'
import type { ReceivedLine } from '../domain/evidence.ts'
import { flagsOf } from '../domain/flags.ts'
import { writeReport } from '../domain/write-report.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import {
  answerRetestOrder,
  deleteOpenRetestOrder,
  insertCompletion,
  listOdometerReadings,
  upsertOdometerReading,
  upsertRetestOrder,
} from '../store/completion-rows.ts'
import { appendFact } from './append-fact.ts'
import { publishReference } from './publish-reference.ts'

type Completing = {
  completed: Completed
  covered: readonly ReceivedLine[]
  revision: number
  inspector: InspectionReport['inspector']
}

/** Returns the report as stored and published. */
export async function completeInspection(
  deps: InspectionsDeps,
  tx: Tx,
  completing: Completing,
): Promise<InspectionReport> {
  const { completed, revision } = completing
  const draft = writeReport(completed, await around(tx, completing))
  const flags = flagsOf(draft, { covered: completing.covered, template: completed.template })
  const report: InspectionReport = { ...draft, flags }
  const { inspectionId } = report
  await insertCompletion(tx, { inspectionId, revision, seal: completed.seal.seal, report, completedAt: deps.now() })
  await recordConsequences(deps, tx, report)
  const eventType = revision === 1 ? 'inspection.completed' : 'inspection.amended'
  await appendFact(deps, tx, { eventType, key: inspectionId, userId: report.inspector.id, data: completedData(report) })
  return report
}

async function around(tx: Tx, { completed, revision, inspector }: Completing) {
  const { seal, inspectionId, testedAt } = completed
  const vin = completed.state.vehicle.vin?.value ?? ''
  const readings = await listOdometerReadings(tx, { vin, inspectionId, before: new Date(testedAt), limit: 3 })
  return {
    revision,
    revisionReason: revision === 1 ? null : (seal.reason ?? null),
    inspector,
    odometerHistory: readings.map((reading) => ({ ...reading, at: reading.at.toISOString() })),
  }
}

async function recordConsequences(deps: InspectionsDeps, tx: Tx, report: InspectionReport): Promise<void> {
  const { inspectionId, vehicle, odometer, retestOf } = report
  if (report.abandoned) return
  await upsertOdometerReading(tx, { inspectionId, vin: vehicle.vin, ...odometer, at: new Date(report.testedAt) })
  if (retestOf !== null && (await answerRetestOrder(tx, { inspectionId: retestOf, answeredBy: inspectionId })))
    await withdrawOrder(deps, tx, retestOf)
  if (report.retestOrder) return orderRetest(deps, tx, { ...report, retestOrder: report.retestOrder })
  if (await deleteOpenRetestOrder(tx, { inspectionId })) await withdrawOrder(deps, tx, inspectionId)
}

type Failed = InspectionReport & { retestOrder: NonNullable<InspectionReport['retestOrder']> }

async function orderRetest(deps: InspectionsDeps, tx: Tx, report: Failed): Promise<void> {
  const { inspectionId, vehicle, retestOrder } = report
  const { vin, plate } = vehicle
  await upsertRetestOrder(tx, { inspectionId, vin, plate, ...retestOrder, at: deps.now() })
  const data = { inspectionId, vehicle, ...retestOrder, inspectorId: report.inspector.id, centreId: report.centre.id }
  await appendFact(deps, tx, {
    eventType: 'inspection.retest-ordered',
    key: inspectionId,
    userId: report.inspector.id,
    data,
  })
}

// Under the failed inspection's key, so that devices never learn of the order after its end.
async function withdrawOrder(deps: InspectionsDeps, tx: Tx, inspectionId: string): Promise<void> {
  await publishReference(deps, tx, { entity: 'retest-order', id: inspectionId, value: null })
}

const results = {
  pass: 'pass',
  'pass-minor': 'pass',
  fail: 'fail',
  'fail-dangerous': 'fail',
  abandoned: 'abandoned',
} as const
const statuses: Readonly<Record<string, string>> = { ok: 'pass', defect: 'fail' }

function completedData(report: InspectionReport): InspectionCompleted {
  const notesAt = (code: string) =>
    report.deficiencies
      .filter(({ checkpoint }) => checkpoint === code)
      .map(({ text }) => text.en)
      .join('; ')
  return {
    inspectionId: report.inspectionId,
    appointmentId: report.appointmentId,
    result: results[report.outcome.result],
    checkpoints: report.answers.map(({ checkpoint, answer, reason }) => ({
      id: checkpoint,
      status: statuses[answer] ?? answer,
      notes: notesAt(checkpoint) || (reason ?? ''),
    })),
    notes: report.remark,
    completedAt: report.testedAt,
    report,
  }
}
