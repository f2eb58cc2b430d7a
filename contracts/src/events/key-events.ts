// What is told of the keys people sign their seals with, under the key of the device each is on.
import * as z from 'zod/mini'
import { KeyId, SigningKey } from '../authorship/signing-key.ts'
import { Instant, Uuid } from '../ids.ts'
import { type CatalogueEntry, entry } from './catalogue-entry.ts'

/** A person's key on a device; told again when it counts for longer. */
export const KeyRegisteredData = SigningKey
export type KeyRegisteredData = SigningKey

export const KeyRetiredData = z.object({
  kid: KeyId,
  deviceId: Uuid,
  userId: Uuid,
  retiredAt: Instant,
  why: z.enum(['replaced', 'signed-out', 'revoked']),
})
export type KeyRetiredData = z.infer<typeof KeyRetiredData>

export const KeyLearnedData = z.object({ kid: KeyId })

const topic = 'inspections-topic'

export const keyEvents: Readonly<Record<string, CatalogueEntry>> = {
  'inspection.key-registered': entry(
    topic,
    'sync-gateway',
    KeyRegisteredData,
    'A person signs with this key on a device, and until when it counts',
  ),
  'inspection.key-retired': entry(topic, 'sync-gateway', KeyRetiredData, 'A key counts for nothing sealed later'),
  'inspection.key-learned': entry(
    topic,
    'inspection-service',
    KeyLearnedData,
    'Seals that waited for word of a key are judged again',
  ),
}
