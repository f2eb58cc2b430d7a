import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { Change } from '@sac/contracts/sync/protocol'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { InspectionsDeps } from '../inspections-deps.ts'

/** A piece of reference data as an event for the devices. */
export const referenceEvent = (change: Change): NewEvent =>
  newEvent('inspection.reference-published', change, { userId: null })

/** Tells the devices a piece of reference data, in the transaction that makes it true. */
export const publishReference = (deps: InspectionsDeps, tx: Tx, change: Change): Promise<void> =>
  publish(deps, tx, [referenceEvent(change)])
