import { createAppendFacts } from '@sac/platform/outbox/append-fact'
import { inspectionsTopic } from '#uploads/domain/envelopes'

/** Publishes what is news of keys. */
export const appendKeyFacts = createAppendFacts({ topic: inspectionsTopic, source: 'sync-gateway' })
