import { createAppendFact } from '@sac/platform/outbox/append-fact'

/** Publishes a fact on appointments-topic; `key` is the aggregate's id. */
export const appendFact = createAppendFact({ topic: 'appointments-topic', source: 'appointment-service' })
