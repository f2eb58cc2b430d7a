import type { Change } from '@sac/contracts/sync/protocol'
import type { Tx } from '@sac/platform/db/with-transaction'
import type * as z from 'zod/mini'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { appendFact } from './append-fact.ts'

/** Tells the devices a piece of reference data, in the transaction that makes it true. */
export const publishReference = (deps: InspectionsDeps, tx: Tx, change: z.infer<typeof Change>): Promise<void> =>
  appendFact(deps, tx, { eventType: 'inspection.reference-published', key: change.id, userId: null, data: change })
