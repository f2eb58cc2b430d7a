import { listKeptApart, markAccepted, type Unsent } from '#db/outbox-queue.ts'
import { acceptBatch } from './accept-batch.ts'
import { hearRefusal } from './hear-office.ts'
import { postBatch } from './post-batch.ts'
import type { SyncCore } from './sync-core.ts'

/** Lines the office kept apart may be accepted by now: somebody signed in, a repair was made. */
export async function askAgain(core: SyncCore, unsent: Unsent): Promise<void> {
  core.askAgain = false
  const lines = await listKeptApart(core.ports.outbox, core.plan.limit)
  if (lines.length === 0) return
  const { answer, batch, sentAt } = await postBatch(core, unsent, lines)
  if (answer.status !== 'ok') {
    core.askAgain = answer.status === 'silent' || answer.status === 'busy'
    if (answer.status !== 'unacceptable' && answer.status !== 'too-large' && answer.status !== 'broken')
      hearRefusal(core, answer)
    return
  }
  const refused = new Set(answer.body.except.map(({ line, seq }) => seq ?? lines[line - 1]?.seq))
  const cleared = lines.map(({ seq }) => seq).filter((seq) => !refused.has(seq))
  for (const inspectionId of await markAccepted(core.ports.outbox, cleared, answer.body.serverTime))
    core.ports.outbox.changes.announce({ about: 'inspection', inspectionId })
  await acceptBatch(core, { batch, sentAt }, answer.body)
}
