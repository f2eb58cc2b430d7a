// Runs in a page of the app and records whole inspections with the app's own code, as fast as the device takes them: what takes an
// inspector a month of taps is there in a minute, sealed by whoever is signed in.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { ruleVersion } from '@sac/contracts/inspection/outcome'
import { browserStore } from '#db/browser-store.ts'
import { getRow, putRow } from '#db/meta-rows.ts'
import type { Outbox } from '#db/outbox.ts'
import { sha256 } from '#platform/sha256.ts'
import { recordEvents } from '#recording/record-events.ts'
import { sealInspection } from '#recording/seal-inspection.ts'
import { readAccount } from '#session/known-people.ts'

export type WholeInspection = {
  inspectionId: string
  templateHash: string
  begun: readonly Recorded[]
  /** Random pictures of this many bytes, named by their ids. */
  photos: { photoIds: readonly string[]; jpeg: string }
  answers: readonly Recorded[]
  /** Signed as passed and sealed; else it stays open. */
  sealed: boolean
  /** As if it had been closed so many days before: Today shows what was closed lately. */
  daysAgo: number
}

declare global {
  var fillDevice: (inspections: readonly WholeInspection[]) => Promise<void>
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** Another photo than all others: a comment of its own behind the first marker. */
function photoLike(jpeg: Uint8Array): ArrayBuffer {
  const comment = Uint8Array.from([0xff, 0xfe, 0, 18, ...crypto.getRandomValues(new Uint8Array(16))])
  const bytes = new Uint8Array(jpeg.length + comment.length)
  bytes.set(jpeg.subarray(0, 2))
  bytes.set(comment, 2)
  bytes.set(jpeg.subarray(2), 2 + comment.length)
  return bytes.buffer
}

async function photographs({ photoIds, jpeg }: WholeInspection['photos']) {
  const picture = bytesOf(jpeg)
  const taken = photoIds.map(async (photoId, index) => {
    const bytes = photoLike(picture)
    const blob = { sha256: await sha256(bytes), bytes }
    const about = { role: index === 0 ? 'bay' : 'checkpoint', checkpoint: index === 0 ? null : '4.1.1' } as const
    const named = { photoId, sha256: blob.sha256, bytes: bytes.byteLength, mime: 'image/jpeg' as const }
    const payload = { ...about, ...named, defectId: null, capturedAt: new Date().toISOString() }
    const draft: Recorded = { type: 'photo-captured', payload }
    return { draft, blob }
  })
  return Promise.all(taken)
}

const dayMs = 24 * 3_600_000

/** Its lines keep their times, which the office judges. */
const moveBack = (outbox: Outbox, inspectionId: string, days: number): Promise<void> =>
  outbox.transact('write', async ({ meta }) => {
    const row = await getRow(meta, 'inspection', inspectionId)
    if (row) await putRow(meta, ['inspection', inspectionId], { ...row, savedAt: row.savedAt - days * dayMs })
  })

globalThis.fillDevice = async (inspections) => {
  const store = browserStore()
  const { current } = await readAccount(store.outbox)
  const actorId = current ?? ''
  for (const { inspectionId, templateHash, begun, photos, answers, sealed, daysAgo } of inspections) {
    const save = (records: readonly Recorded[], blobs: readonly { sha256: string; bytes: ArrayBuffer }[] = []) =>
      recordEvents(store.outbox, { inspectionId, actorId, records, blobs })
    await save(begun)
    for (const { draft, blob } of await photographs(photos)) await save([draft], [blob])
    await save(answers)
    if (!sealed) continue
    const bytes = new TextEncoder().encode(`[[[${Math.random()},0],[1,1]]]`).buffer
    const strokes = { sha256: await sha256(bytes), bytes: bytes.byteLength }
    const signed: Recorded = { type: 'signed', payload: { method: 'drawn', result: 'pass', strokes } }
    await save([signed], [{ sha256: strokes.sha256, bytes }])
    const outcome = { result: 'pass', minor: 0, major: 0, dangerous: 0 } as const
    await sealInspection(store, {
      inspectionId,
      actorId,
      templateHash,
      ruleVersion,
      ending: { type: 'finished', outcome },
    })
    await moveBack(store.outbox, inspectionId, daysAgo)
  }
}
