// What an answer to a photo means for it, for the line and for the other photos.
import type { WaitingBlob } from '#db/outbox-blobs.ts'
import { type Refusal, readRefusal } from '#platform/read-answer.ts'
import { announceProgress, noteProgress } from './blob-queue.ts'
import { expectVerdict } from './expect-verdict.ts'
import { hearRefusal } from './hear-office.ts'
import type { SyncCore } from './sync-core.ts'

const restMs = 60_000
/** What another minute may mend, or another day. */
const passing: ReadonlySet<string> = new Set(['blob.unreferenced', 'blob.offset-mismatch', 'blob.quota'])
/** Refused so often, a photo needs a person. */
const patience = 3

export async function takeBlobAnswer(core: SyncCore, blob: WaitingBlob, response: Response): Promise<void> {
  const offset = Number(response.headers.get('Upload-Offset') ?? Number.NaN)
  // Anyone may answer 200 (a captive portal does); only the office says that the photo is complete.
  if (response.ok && response.headers.get('Upload-Complete') === '?1') return settleBlob(core, blob, 'sent')
  if ((response.status === 202 || response.status === 409) && Number.isInteger(offset) && offset !== blob.offset) {
    await noteProgress(core, blob.sha256, { offset })
    core.dispatch({ type: 'answered' })
    return
  }
  await takeRefusal(core, blob, await readRefusal(response, core.ports.now()))
}

async function takeRefusal(core: SyncCore, blob: WaitingBlob, refusal: Refusal): Promise<void> {
  const { status } = refusal
  if (status === 'too-large') return settleBlob(core, blob, 'unreadable')
  // What the office says of this photo says nothing of the line or of the others.
  if (status === 'refused') return takeRefused(core, blob, refusal)
  if (status === 'unacceptable') return takeUnacceptable(core, blob, refusal)
  if (status === 'broken') giveRest(core, blob)
  await retryLater(core, blob, refusal)
}

type Spoken<S> = Extract<Refusal, { status: S }>

async function takeRefused(core: SyncCore, blob: WaitingBlob, { code }: Spoken<'refused'>): Promise<void> {
  if (code === 'blob.unreferenced' && !core.announced.has(blob.sha256)) {
    core.announced.add(blob.sha256)
    core.unannounced.add(blob.sha256)
    return core.notify()
  }
  const times = giveRest(core, blob)
  if (!passing.has(code) && times >= patience) await settleBlob(core, blob, 'unreadable')
}

async function takeUnacceptable(core: SyncCore, blob: WaitingBlob, { code }: Spoken<'unacceptable'>): Promise<void> {
  // The office dropped the bytes; this device checks its own and begins again.
  if (code === 'blob.hash-mismatch') await noteProgress(core, blob.sha256, { offset: 0 })
  if (giveRest(core, blob) >= patience) await settleBlob(core, blob, 'unreadable')
}

/** Others go first for a minute. Returns how often this one has had to wait. */
function giveRest({ resting, ports }: SyncCore, { sha256 }: WaitingBlob): number {
  const times = (resting.get(sha256)?.times ?? 0) + 1
  resting.set(sha256, { until: ports.now() + restMs, times })
  return times
}

export function isResting({ resting, ports }: SyncCore, sha256: string): boolean {
  const left = (resting.get(sha256)?.until ?? 0) - ports.now()
  // Longer than any rest: the clock has been set back.
  return left > 0 && left <= restMs
}

export async function retryLater(core: SyncCore, { sha256 }: WaitingBlob, refusal: Refusal): Promise<void> {
  core.uncertain.add(sha256)
  hearRefusal(core, refusal)
}

export async function settleBlob(core: SyncCore, blob: WaitingBlob, state: 'sent' | 'unreadable'): Promise<void> {
  const refs = await noteProgress(core, blob.sha256, {
    state,
    ...(state === 'sent' ? { offset: blob.size } : {}),
  })
  if (state === 'sent') core.dispatch({ type: 'answered' })
  await expectVerdict(core, refs)
  announceProgress(core, refs)
  core.notify()
}
