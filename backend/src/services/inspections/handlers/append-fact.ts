import { createAppendFact } from '@sac/platform/outbox/append-fact'

/** Publishes a fact of this service about one inspection; `key` is its id. */
export const appendFact = createAppendFact({ topic: 'inspections-topic', source: 'inspection-service' })
