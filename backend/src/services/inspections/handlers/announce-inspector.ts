import type { EventLine } from '@sac/contracts/sync/event-line'
import type { Desk } from './desk.ts'
import { referenceEvent } from './publish-reference.ts'

/** Tells devices the number of who begins or takes over, so that a colleague's screen can say who has the inspection. */
export async function announceInspector(desk: Desk, { type, actorId: id }: EventLine): Promise<void> {
  if (type !== 'started' && type !== 'claimed') return
  const number = await desk.findInspectorNumber(id)
  const isTold = desk.events.some(({ type, key }) => type === 'inspection.reference-published' && key === id)
  if (number !== null && !isTold) desk.events.push(referenceEvent({ entity: 'inspector', id, value: { number } }))
}
