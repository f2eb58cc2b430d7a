// Writes a completion: report, odometer, retest order and the facts others act on, all in the desk's transaction.

import { newEvent } from '@sac/contracts/events/new-event'
import type { DatedReading } from '@sac/contracts/inspection/odometer'
import type { InspectionCompleted, InspectionReport } from '@sac/contracts/inspection/report'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import type { Completed } from '../domain/assess.ts'
import type { ReceivedLine } from '../domain/evidence.ts'
import { flagsOf } from '../domain/flags.ts'
import { writeReport } from '../domain/write-report.ts'
import {
  answerRetestOrder,
  deleteOpenRetestOrder,
  insertCompletion,
  upsertOdometerReading,
  upsertRetestOrder,
} from '../store/completion-rows.ts'
import { replaceInstrumentReadings } from '../store/instrument-rows.ts'
import type { EarlierReading } from '../store/same-car.ts'
import type { Desk } from './desk.ts'
import { drawSecondLook } from './draw-second-look.ts'
import { referenceEvent } from './publish-reference.ts'

type Completing = {
  completed: Completed
  covered: readonly ReceivedLine[]
  revision: number
  /** The seal counts because the office said so. */
  authorAccepted: boolean
  inspector: InspectionReport['inspector']
  /** Of the car before this test, newest first. */
  readings: readonly EarlierReading[]
}

/** Returns the report as stored and published. */
export async function completeInspection(desk: Desk, completing: Completing): Promise<InspectionReport> {
  const { deps, tx, events } = desk
  const { completed, revision } = completing
  const readings = completing.readings.map(toDated)
  const draft = writeReport(completed, { ...around(completing), odometerHistory: readings.slice(0, 3) })
  const { covered, authorAccepted } = completing
  const { state, template } = completed
  const flags = flagsOf(draft, { covered, template, state, readings, authorAccepted })
  const report: InspectionReport = { ...draft, flags }
  const { inspectionId } = report
  const { seal, eventId: sealedBy } = completed.seal
  await insertCompletion(tx, { inspectionId, revision, seal, sealedBy, report, completedAt: deps.now() })
  await recordConsequences(desk, report)
  await drawSecondLook(deps, tx, report)
  const [data, by] = [completedData(report), { userId: report.inspector.id }]
  events.push(revision === 1 ? newEvent('inspection.completed', data, by) : newEvent('inspection.amended', data, by))
  return report
}

const around = ({ completed, revision, inspector }: Completing) => ({
  revision,
  revisionReason: revision === 1 ? null : (completed.seal.reason ?? null),
  inspector,
})

const toDated = ({ value, unit, status, at }: EarlierReading): DatedReading => ({
  value,
  unit,
  status,
  at: at.toISOString(),
})

async function recordConsequences(desk: Desk, report: InspectionReport): Promise<void> {
  const { tx } = desk
  const { inspectionId, vehicle, odometer, retestOf } = report
  if (report.abandoned) return
  const reading = { ...odometer, vin: vehicle.vin, vehicleKey: vehicleKey(vehicle), at: new Date(report.testedAt) }
  await upsertOdometerReading(tx, { inspectionId, ...reading })
  await replaceInstrumentReadings(tx, report)
  if (retestOf !== null && (await answerRetestOrder(tx, { inspectionId: retestOf, answeredBy: inspectionId })))
    withdrawOrder(desk, retestOf)
  if (report.retestOrder) return orderRetest(desk, { ...report, retestOrder: report.retestOrder })
  // Only an amendment can find an order of this inspection's own.
  if (report.revision > 1 && (await deleteOpenRetestOrder(tx, { inspectionId }))) withdrawOrder(desk, inspectionId)
}

type Failed = InspectionReport & { retestOrder: NonNullable<InspectionReport['retestOrder']> }

async function orderRetest({ deps, tx, events, forgetOrder }: Desk, report: Failed): Promise<void> {
  const { inspectionId, vehicle, retestOrder, inspector, centre } = report
  const { vin, plate } = vehicle
  await upsertRetestOrder(tx, { inspectionId, vin, plate, ...retestOrder, at: deps.now() })
  forgetOrder(inspectionId)
  const data = { inspectionId, vehicle, ...retestOrder, inspectorId: inspector.id, centreId: centre.id }
  events.push(newEvent('inspection.retest-ordered', data, { userId: inspector.id }))
}

// Under the failed inspection's key, so that devices never learn of the order after its end.
function withdrawOrder({ events, forgetOrder }: Desk, inspectionId: string): void {
  forgetOrder(inspectionId)
  events.push(referenceEvent({ entity: 'retest-order', id: inspectionId, value: null }))
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
