import { listWaiting, readUnsent } from '#db/outbox-queue.ts'
import { withinBytes } from './batch-plan.ts'
import { callOffice } from './call-office.ts'
import { batchHeaders, headerOf, packBatch } from './post-batch.ts'
import type { SyncCore } from './sync-core.ts'

// Browsers allow 64 KiB of such requests in all.
const maxWireBytes = 60 * 1024
// Lines compress about eightfold; what turns out larger is not sent.
const maxTextBytes = 300 * 1024

/** Sends waiting events in a request that outlives the page. Nobody hears the answer; the next probe does. */
export async function flushOnLeaving(core: SyncCore): Promise<void> {
  const { ports } = core
  const { status } = core.state().link
  if (status !== 'clear' && status !== 'unknown') return
  const [enrolment, unsent] = [await core.enrolment(), await readUnsent(ports.outbox)]
  if (!enrolment || unsent.events === 0) return
  const rows = await listWaiting(ports.outbox, { from: 0, to: Number.MAX_SAFE_INTEGER, limit: core.plan.limit })
  const lines = withinBytes(rows, maxTextBytes)
  const body = await packBatch(core, { header: await headerOf(core, unsent, lines), lines })
  if (body.length > maxWireBytes) return
  const request = { method: 'POST', path: '/sync/v1/events', headers: batchHeaders, body, timeoutMs: 30_000 } as const
  await callOffice(core, { ...request, keepalive: true }).catch(() => undefined)
}
