import type { EventLine } from '@sac/contracts/sync/event-line'

/** Hashes under which photos and signature strokes of this line's inspection will come; each once. */
export function blobsNamedBy(line: EventLine): string[] {
  if (line.type === 'photo-captured') return [line.payload.sha256]
  if (line.type === 'signed') return [line.payload.strokes.sha256]
  if (line.type !== 'finished' && line.type !== 'abandoned') return []
  return [...new Set(line.payload.blobs.map(({ sha256 }) => sha256))]
}
