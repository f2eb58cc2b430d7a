// Whether every photo and signature the report needs is sealed, has arrived and has the sealed size.
import type { InspectionState, Seal } from '@sac/contracts/inspection/fold'
import type { Reason } from './reason.ts'

const short = (sha256: string) => sha256.slice(0, 12)

function needed(state: InspectionState): Map<string, number> {
  const blobs = new Map(state.photos.map(({ sha256, bytes }) => [sha256, bytes]))
  const strokes = state.signature?.value.strokes
  if (strokes) blobs.set(strokes.sha256, strokes.bytes)
  return blobs
}

/** Sealed blobs that have not arrived yet: the inspection waits for them. */
export function missingBlobs(seal: Seal, stored: ReadonlyMap<string, number>): Reason[] {
  return seal.blobs
    .filter(({ sha256 }) => !stored.has(sha256))
    .map(({ sha256 }) => ({ code: 'photo-missing', detail: `photo ${short(sha256)} has not arrived` }))
}

/** Sizes that differ from the seal, and photos of the report that the seal does not name: nobody may sign for those. */
export function wrongBlobs(seal: Seal, state: InspectionState, stored: ReadonlyMap<string, number>): Reason[] {
  const sealed = new Map(seal.blobs.map(({ sha256, bytes }) => [sha256, bytes]))
  const resized = [...sealed, ...needed(state)].filter(
    ([sha256, bytes]) => stored.has(sha256) && stored.get(sha256) !== bytes,
  )
  const altered = [...new Map(resized).keys()].map(
    (sha256): Reason => ({ code: 'photo-altered', detail: `photo ${short(sha256)} has not the recorded size` }),
  )
  const unsealed = [...needed(state).keys()]
    .filter((sha256) => !sealed.has(sha256))
    .map((sha256): Reason => ({ code: 'photo-not-sealed', detail: `photo ${short(sha256)} is not in the seal` }))
  return [...altered, ...unsealed]
}
