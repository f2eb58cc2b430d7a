// Turns the facts of other services, and the gateway's own lines, into what devices must learn.
import type { Envelope } from '@sac/contracts/events/envelope'
import { inspectionPayloads } from '@sac/contracts/events/inspection-payloads'
import { Change } from '@sac/contracts/sync/protocol'
import type { Db } from '@sac/platform/db/db'
import type { EventHandler } from '@sac/platform/inbox/group-context'
import { deadLetter, done } from '@sac/platform/inbox/outcome'
import * as z from 'zod/mini'
import { AppointmentData } from '../domain/appointment-facts.ts'
import { everyone, type FeedFact } from '../domain/feed-fact.ts'
import { CompletedData } from '../domain/vehicle-history.ts'
import { CertificateData, VerdictData } from '../domain/verdict-facts.ts'
import { lockFeed } from '../store/feed-rows.ts'
import { applyAppointment } from './apply-appointment.ts'
import { applyCompleted } from './apply-completed.ts'
import { applyLine, LineData, whereabouts } from './apply-line.ts'
import { applyCertificate, applyVerdict } from './apply-verdict.ts'
import { publishFacts } from './publish-facts.ts'

type Event = Envelope & { at: Date }

/** Publishes what `apply` makes of an event; data that is not what the catalogue promises is a dead letter. */
function publishing<Schema extends z.ZodMiniType>(
  schema: Schema,
  apply: (tx: Db, event: Event, data: z.output<Schema>) => Promise<FeedFact[]>,
  // Taken before any row: two consumers that touch the same inspection then never wait for each other in a circle.
  lock: (tx: Db) => Promise<void> = lockFeed,
): EventHandler {
  return async (tx, envelope) => {
    const at = new Date(envelope.timestamp)
    if (Number.isNaN(at.getTime())) return deadLetter('not-a-moment')
    const parsed = z.safeParse(schema, envelope.data)
    if (!parsed.success) return deadLetter('unexpected-data')
    await lock(tx)
    await publishFacts(tx, await apply(tx, { ...envelope, at }, parsed.data))
    return done
  }
}

const RetestData = z.looseObject({ inspectionId: z.string().check(z.maxLength(64)) })

const onAppointment = publishing(AppointmentData, (tx, { eventType, at }, data) =>
  applyAppointment(tx, { eventType, data, at }),
)
const onCertificate = publishing(CertificateData, (tx, { eventType, at }, data) =>
  applyCertificate(tx, { eventType, data, at }),
)
const onCompleted = publishing(CompletedData, (tx, { at }, data) => applyCompleted(tx, { data, at }))
const onVerdict = publishing(VerdictData, (tx, { at }, data) => applyVerdict(tx, { data, at }))
const toldByLine = (tx: Db, { eventId, eventType, metadata, at }: Event, data: z.output<typeof LineData>) =>
  applyLine(tx, { eventId, eventType, actorId: metadata.userId, data, at })
// Nearly no line is news to another device, and one inspection's lines come one after the other: no lock ahead.
const onLine = publishing(LineData, toldByLine, () => Promise.resolve())
// The assignment may be published at the same moment: under the lock one of the two sees the other.
const onWhereabouts = publishing(LineData, toldByLine)
const onRetest = publishing(RetestData, async (_tx, { at }, data) => [
  { entity: 'retest-order', id: data.inspectionId, audience: everyone, value: data, at },
])
/** Equipment, templates, centre, inspectors: whoever owns them says what devices need of them. */
const onReference = publishing(Change, async (_tx, { at }, { entity, id, value }) => [
  { entity, id, audience: everyone, value, at },
])

/** Handlers of group `sync-gateway-group`, by event type. */
export const changeHandlers: Readonly<Record<string, EventHandler>> = {
  ...Object.fromEntries(Object.keys(inspectionPayloads).map((type) => [`inspection.${type}`, onLine])),
  ...Object.fromEntries([...whereabouts].map((eventType) => [eventType, onWhereabouts])),
  'appointment.created': onAppointment,
  'appointment.confirmed': onAppointment,
  'appointment.rescheduled': onAppointment,
  'appointment.checked-in': onAppointment,
  'appointment.cancelled': onAppointment,
  'appointment.no-show': onAppointment,
  'appointment.reference-published': onReference,
  'inspection.reference-published': onReference,
  'inspection.verdict-given': onVerdict,
  'inspection.completed': onCompleted,
  'inspection.amended': onCompleted,
  'inspection.retest-ordered': onRetest,
  'certificate.generated': onCertificate,
  'certificate.revoked': onCertificate,
  'certificate.suspended': onCertificate,
  'certificate.reinstated': onCertificate,
}
