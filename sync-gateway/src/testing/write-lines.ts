import type { BatchHeader } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { sha256 } from './sha256.ts'

export type LineParts = Record<string, unknown> & { seq: number }

/** Writes lines and headers of one device as its app would; any member can be overridden, with rubbish too. */
export function createLineWriter({ deviceId, userId }: { deviceId: string; userId: string }) {
  const epoch = uuidv7()
  const inspectionId = uuidv7()
  const line = (parts: LineParts): string =>
    JSON.stringify({
      v: 1,
      eventId: uuidv7(),
      deviceId,
      epoch,
      inspectionId,
      type: 'remark-written',
      schemaVersion: 1,
      actorId: userId,
      hlc: { ms: 1, c: 0 },
      wall: '2026-11-23T09:00:00.000Z',
      offsetMs: 1500,
      offsetAgeS: 3,
      base: null,
      payload: { text: `remark ${parts.seq}` },
      ...parts,
    })
  return {
    epoch,
    inspectionId,
    line,
    photoLine: (seq: number, photo: Uint8Array, ofInspection = inspectionId): string =>
      line({ seq, inspectionId: ofInspection, type: 'photo-captured', payload: photoPayload(photo) }),
    header: (seqs: [number, number][], parts: Partial<BatchHeader> = {}): BatchHeader => ({
      deviceId,
      epoch,
      head: seqs.at(-1)?.[1] ?? 0,
      seqs,
      photos: [],
      pending: { events: 0, blobs: 0, bytes: 0, oldest: null },
      build: '1.0.0',
      cursor: null,
      ...parts,
    }),
  }
}

const photoPayload = (photo: Uint8Array) => ({
  photoId: uuidv7(),
  sha256: sha256(photo),
  bytes: photo.length,
  mime: 'image/jpeg',
  role: 'bay',
  checkpoint: null,
  defectId: null,
  capturedAt: '2026-11-23T09:00:00.000Z',
})
