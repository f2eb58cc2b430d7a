import type { EventLine } from '@sac/contracts/sync/event-line'
import type { Desk } from './desk.ts'
import { referenceFact } from './publish-reference.ts'

/** Tells devices the number of who begins or takes over, so that a colleague's screen can say who has the inspection. */
export async function announceInspector(desk: Desk, { type, actorId: id }: EventLine): Promise<void> {
  if (type !== 'started' && type !== 'claimed') return
  const number = await desk.findInspectorNumber(id)
  const isTold = desk.facts.some(({ eventType, key }) => eventType === 'inspection.reference-published' && key === id)
  if (number !== null && !isTold) desk.facts.push(referenceFact({ entity: 'inspector', id, value: { number } }))
}
