import { withTransaction } from '@sac/platform/db/with-transaction'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { lockInspections } from '../store/locks.ts'
import { closeFiles } from './close-files.ts'
import { judgeInspection } from './judge-inspection.ts'
import { openWhole } from './open-files.ts'

/** Judges an inspection again after something it depends on has changed; nothing of it arrived. */
export function judgeAgain(deps: InspectionsDeps, inspectionId: string): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    await lockInspections(tx, [inspectionId])
    const desk = await openWhole(deps, tx, inspectionId)
    for (const file of desk.files.values()) await judgeInspection(desk, file, 0)
    await closeFiles(desk)
  })
}
