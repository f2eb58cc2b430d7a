import type * as z from 'zod/mini'
import type { TopicName } from './topics.ts'

/** An event this release publishes. */
export type CatalogueEntry = { topic: TopicName; version: string; source: string; data: z.ZodMiniType; summary: string }

/** In its first version. */
export const entry = (topic: TopicName, source: string, data: z.ZodMiniType, summary: string): CatalogueEntry => ({
  topic,
  version: '1.0',
  source,
  data,
  summary,
})
