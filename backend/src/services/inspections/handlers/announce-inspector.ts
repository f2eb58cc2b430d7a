import type { EventLine } from '@sac/contracts/sync/event-line'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { publishReference } from './publish-reference.ts'

/** Tells devices the number of who begins or takes over, so that a colleague's screen can say who has the inspection. */
export async function announceInspector(deps: InspectionsDeps, tx: Tx, line: EventLine): Promise<void> {
  if (line.type !== 'started' && line.type !== 'claimed') return
  const { actorId: id } = line
  const number = await deps.directory.findInspectorNumber(id)
  if (number === null) return
  await publishReference(deps, tx, { entity: 'inspector', id, value: { number } })
}
