import type { Change } from '@sac/contracts/sync/protocol'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { NewFact } from '@sac/platform/outbox/append-fact'
import type * as z from 'zod/mini'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { appendFacts } from './append-facts.ts'

type Reference = z.infer<typeof Change>

/** A piece of reference data as a fact for the devices. */
export const referenceFact = (change: Reference): NewFact => ({
  eventType: 'inspection.reference-published',
  key: change.id,
  userId: null,
  data: change,
})

/** Tells the devices a piece of reference data, in the transaction that makes it true. */
export const publishReference = (deps: InspectionsDeps, tx: Tx, change: Reference): Promise<void> =>
  appendFacts(deps, tx, [referenceFact(change)])
