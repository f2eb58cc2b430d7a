// What this service does with what the log brings: device lines, stored photos and quarantined lines make an inspection,
// certificates close it. Everything is idempotent by the inbox and by the tables' keys.
import { createHash } from 'node:crypto'
import {
  CertificateData,
  CertificateRefusedData,
  DeviceLineData,
  LineQuarantinedData,
  PhotoStoredData,
  RetestOrderedData,
} from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import { inspectionPayloads } from '@sac/contracts/events/inspection-payloads'
import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { EventHandler } from '@sac/platform/inbox/group-context'
import { deadLetter, done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import type * as z from 'zod/mini'
import { authorsOf } from '../domain/inspection-summary.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { lockRetestsOf } from '../store/completion-rows.ts'
import {
  insertBlobIfAbsent,
  insertLineIfAbsent,
  listLines,
  lockInspection,
  upsertUnusableLine,
} from '../store/evidence-rows.ts'
import { findInspection, listUncompletedRetests, upsertInspection } from '../store/inspection-rows.ts'
import { announceInspector } from './announce-inspector.ts'
import { giveVerdict } from './give-verdict.ts'
import { reassessInspection } from './reassess-inspection.ts'

/** The handler sees data that matches its schema; anything else can never succeed. */
const withData =
  <Schema extends z.ZodMiniType>(
    schema: Schema,
    handle: (tx: Tx, data: z.output<Schema>, envelope: Envelope) => Promise<Outcome>,
  ): EventHandler =>
  (tx, envelope) => {
    const parsed = schema.safeParse(envelope.data)
    return parsed.success ? handle(tx, parsed.data, envelope) : Promise.resolve(deadLetter('invalid-data'))
  }

// Of an unsealed inspection only these change what lists show; the others wait for the seal, which looks at everything.
const decisive: ReadonlySet<EventLine['type']> = new Set([
  'started',
  'claimed',
  'vehicle-recorded',
  'finished',
  'abandoned',
  'conflict-resolved',
])

async function isSealed(tx: Tx, inspectionId: string): Promise<boolean> {
  const row = await findInspection(tx, { inspectionId })
  return row !== null && row.status !== 'in-progress'
}

function receiveLine(deps: InspectionsDeps): EventHandler {
  return withData(DeviceLineData, async (tx, { line: text, lineHash, inspectionId }) => {
    if (createHash('sha256').update(text).digest('hex') !== lineHash) return deadLetter('line-hash-differs')
    const parsed = parseEventLine(text)
    if (!parsed.ok) return deadLetter('invalid-line')
    if (parsed.line.inspectionId !== inspectionId) return deadLetter('line-of-another-inspection')
    await lockInspection(tx, { inspectionId })
    const { line } = parsed
    if (!(await insertLineIfAbsent(tx, { line, text, payloadHash: lineHash, receivedAt: deps.now() })))
      return skip('known')
    await announceInspector(deps, tx, line)
    if (decisive.has(line.type) || (await isSealed(tx, inspectionId))) await reassessInspection(deps, tx, inspectionId)
    return done
  })
}

function receivePhoto(deps: InspectionsDeps): EventHandler {
  return withData(PhotoStoredData, async (tx, { inspectionId, sha256, bytes }) => {
    await lockInspection(tx, { inspectionId })
    await insertBlobIfAbsent(tx, { inspectionId, sha256, bytes, storedAt: deps.now() })
    if (await isSealed(tx, inspectionId)) await reassessInspection(deps, tx, inspectionId)
    return done
  })
}

// Quarantined, or set aside by the office for good: the same words about the same text.
function receiveUnusable(deps: InspectionsDeps, { settled }: { settled: boolean }): EventHandler {
  return withData(LineQuarantinedData, async (tx, data) => {
    const { inspectionId, lineEventId: eventId, lineHash, code, field, detail } = data
    if (inspectionId === null) return skip('no inspection is named')
    await lockInspection(tx, { inspectionId })
    const words = field === null ? detail : `${field}: ${detail}`
    const at = deps.now()
    const settledAt = settled ? at : null
    await upsertUnusableLine(tx, { inspectionId, eventId, lineHash, code, detail: words, at, settledAt })
    await reassessInspection(deps, tx, inspectionId)
    return done
  })
}

function receiveCertificate(deps: InspectionsDeps): EventHandler {
  return withData(CertificateData, async (tx, { inspectionId, number, reportRevision }) => {
    await lockInspection(tx, { inspectionId })
    const before = await findInspection(tx, { inspectionId })
    if (!before || number === null) return skip('not a certified inspection')
    // The certificate of an older completion may arrive after a newer one; one the office corrected says nothing new.
    const status = reportRevision === before.revision ? 'certified' : before.status
    const row = { ...before, status, certificateNumber: number, updatedAt: deps.now() }
    await upsertInspection(tx, row)
    await giveVerdict({ deps, tx, before, row, authors: authorsOf(await listLines(tx, { inspectionId })) })
    return done
  })
}

function receiveRefusal(deps: InspectionsDeps): EventHandler {
  return withData(CertificateRefusedData, async (tx, { inspectionId, reportRevision, detail }) => {
    await lockInspection(tx, { inspectionId })
    const before = await findInspection(tx, { inspectionId })
    if (before?.revision !== reportRevision) return skip('a later completion has taken its place')
    const others = before.reasons.filter(({ code }) => code !== 'certificate-refused')
    const reasons = [{ code: 'certificate-refused' as const, detail }, ...others]
    const row = { ...before, reasons, updatedAt: deps.now() }
    await upsertInspection(tx, row)
    await giveVerdict({ deps, tx, before, row, authors: authorsOf(await listLines(tx, { inspectionId })) })
    return done
  })
}

// Our own fact: a retest may have arrived before the failed test it answers was complete.
function receiveOrder(deps: InspectionsDeps): EventHandler {
  return withData(RetestOrderedData, async (tx, { inspectionId: of }) => {
    await lockRetestsOf(tx, { of })
    for (const inspectionId of await listUncompletedRetests(tx, { of })) {
      await lockInspection(tx, { inspectionId })
      await reassessInspection(deps, tx, inspectionId)
    }
    return done
  })
}

/** By event type, for `inspection-service-group` on inspections-topic and certificates-topic. */
export const inspectionHandlers = (deps: InspectionsDeps): Readonly<Record<string, EventHandler>> => ({
  ...Object.fromEntries(Object.keys(inspectionPayloads).map((type) => [`inspection.${type}`, receiveLine(deps)])),
  'inspection.photo-stored': receivePhoto(deps),
  'inspection.line-quarantined': receiveUnusable(deps, { settled: false }),
  'inspection.line-settled': receiveUnusable(deps, { settled: true }),
  'inspection.retest-ordered': receiveOrder(deps),
  'certificate.generated': receiveCertificate(deps),
  'certificate.refused': receiveRefusal(deps),
})
