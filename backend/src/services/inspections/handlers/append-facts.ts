import { createAppendFacts } from '@sac/platform/outbox/append-fact'

/** Publishes facts of this service about inspections; `key` is the id of the one each is about. */
export const appendFacts = createAppendFacts({ topic: 'inspections-topic', source: 'inspection-service' })
