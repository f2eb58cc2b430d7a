import { markRefused, readUnsent } from '#db/outbox-queue.ts'
import type { Refusal } from '#platform/read-answer.ts'
import { acceptBatch } from './accept-batch.ts'
import { bisected, halved } from './batch-plan.ts'
import { hearRefusal } from './hear-office.ts'
import { type Batch, postBatch } from './post-batch.ts'
import type { SyncCore } from './sync-core.ts'

export type ContentRefusal = Extract<Refusal, { status: 'too-large' | 'unacceptable' | 'broken' }>

/** Something in the batch is at fault, or it is too much: less next time, down to the one line that is set aside. */
export async function narrowBatch(core: SyncCore, batch: Batch, refusal: ContentRefusal): Promise<void> {
  const seqs = batch.lines.map(({ seq }) => seq)
  if (seqs.length > 1) {
    core.plan = refusal.status === 'too-large' ? halved(core.plan, seqs.length) : bisected(core.plan, seqs)
    return
  }
  const tooLarge = { code: 'request.too-large', detail: 'The office takes no line of this size.' }
  await setAside(core, batch, refusal.status === 'too-large' ? tooLarge : refusal)
}

type Fault = { code: string; detail: string }

/**
 * A line that is refused alone is set aside, if the office takes an upload without any line: one that refuses everything
 * refuses the device, not the line.
 */
async function setAside(core: SyncCore, { lines }: Batch, { code, detail }: Fault): Promise<void> {
  const [line] = lines
  const control = await postBatch(core, await readUnsent(core.ports.outbox), [])
  if (!line || control.answer.status !== 'ok') {
    const { answer } = control
    return hearRefusal(core, answer.status === 'ok' ? { status: 'refused', code, detail } : answer)
  }
  const error = { keptBy: 'device' as const, code, hint: detail, at: control.answer.body.serverTime }
  const affected = await markRefused(core.ports.outbox, [{ seq: line.seq, error }])
  for (const inspectionId of affected) core.ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  await acceptBatch(core, control, control.answer.body)
}
