// The photos that wait, kept in memory while they travel: with a backlog of weeks, reading all of them for each would cost
// more than sending. What others record or take back makes it be read again; the engine's own progress is noted in both places.
import { listWaitingBlobs, noteBlob, type WaitingBlob } from '#db/outbox-blobs.ts'
import type { SyncCore } from './sync-core.ts'

type Blobs = Promise<readonly WaitingBlob[]>

/** In sending order; read once, whoever asks. */
export const waitingBlobs = (core: SyncCore): Blobs => core.queue ?? remember(core, listWaitingBlobs(core.ports.outbox))

export function forgetQueue(core: SyncCore): void {
  core.queue = null
}

function remember(core: SyncCore, blobs: Blobs): Blobs {
  core.queue = blobs
  blobs.catch(() => {
    if (core.queue === blobs) core.queue = null
  })
  return blobs
}

/** Notes how far a photo is. Returns the inspections it belongs to. */
export async function noteProgress(
  core: SyncCore,
  sha256: string,
  change: Parameters<typeof noteBlob>[2],
): Promise<string[]> {
  const now = await noteBlob(core.ports.outbox, sha256, change)
  const progressed = (blob: WaitingBlob): WaitingBlob[] => {
    if (blob.sha256 !== sha256) return [blob]
    return now?.state === 'waiting' ? [{ ...now, finished: blob.finished }] : []
  }
  // Also over a read that is under way: it may be older than this.
  if (core.queue)
    void remember(
      core,
      core.queue.then((blobs) => blobs.flatMap(progressed)),
    )
  return now?.refs ?? []
}

/** Tells the screens, not this engine's own loops. */
export function announceProgress(core: SyncCore, inspectionIds: readonly string[]): void {
  core.announcing = true
  for (const inspectionId of inspectionIds) core.ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  core.announcing = false
}
