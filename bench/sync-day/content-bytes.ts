import { gzipSync } from 'node:zlib'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import type { Day } from '../day/make-day.ts'

/** The least that has to travel: the photos as they are and the event lines, compressed batch by batch. */
export function contentBytes({ events, photos }: Day): number {
  const size = protocolLimits.maxEventsPerBatch
  const batches = Array.from({ length: Math.ceil(events.length / size) }, (_, n) =>
    events.slice(n * size, (n + 1) * size),
  )
  const lines = batches.reduce((sum, batch) => sum + gzipSync(batch.map(({ line }) => line).join('\n')).length, 0)
  return photos.reduce((sum, { bytes }) => sum + bytes.length, lines)
}
