import type { Reason } from '../domain/reason.ts'
import { type Judgement, needsApproval, refuseRepair } from '../domain/second-person.ts'
import { differsFromBefore } from '../domain/vehicle-before.ts'
import { findApproval } from '../store/approval-rows.ts'
import { listCompletions } from '../store/completion-rows.ts'
import { type EarlierReading, findVehicleAt } from '../store/same-car.ts'
import type { Desk } from './desk.ts'

type Asked = Omit<Judgement, 'earlier'> & {
  isAmendment: boolean
  /** Of the car before this test, newest first. */
  readings: readonly EarlierReading[]
}

/** Why a complete inspection does not stand yet: a second person is needed, or it is a retest; empty when it stands. */
export async function requireSecondPerson(
  { tx }: Desk,
  { isAmendment, readings, ...judged }: Asked,
): Promise<Reason[]> {
  const { inspectionId, seal } = judged.completed
  const earlier = isAmendment ? ((await listCompletions(tx, { inspectionId })).at(-1) ?? null) : null
  const repair = refuseRepair({ ...judged, earlier })
  if (repair) return [repair]
  const [last] = readings
  const differences = differsFromBefore(judged.completed, last ? await findVehicleAt(tx, last) : null)
  const reasons = [...needsApproval({ ...judged, earlier }), ...differences]
  if (reasons.length === 0) return []
  return (await findApproval(tx, { inspectionId, seal: seal.seal })) ? [] : reasons
}
