// What an event of the log means for the feed, read and checked once; data that is not what the catalogue promises is a dead
// letter.
import type { Envelope } from '@sac/contracts/events/envelope'
import { inspectionPayloads } from '@sac/contracts/events/inspection-payloads'
import { Change } from '@sac/contracts/sync/protocol'
import { deadLetter, type Outcome } from '@sac/platform/inbox/outcome'
import * as z from 'zod/mini'
import { AppointmentData } from '../domain/appointment-facts.ts'
import { everyone, type FeedFact } from '../domain/feed-fact.ts'
import { whereaboutTypes } from '../domain/line-facts.ts'
import { CompletedData } from '../domain/vehicle-history.ts'
import { CertificateData, VerdictData } from '../domain/verdict-facts.ts'

/** Data of the events this gateway publishes for device lines. */
const LineData = z.looseObject({
  inspectionId: z.string(),
  deviceId: z.string(),
  line: z.string(),
  lineHash: z.string(),
})
const RetestData = z.looseObject({ inspectionId: z.string().check(z.maxLength(64)) })

type Event<Kind extends string, Data> = {
  kind: Kind
  eventId: string
  eventType: string
  actorId: string | null
  at: Date
  data: Data
}

export type LineTold = Event<'line', z.infer<typeof LineData>>
export type AppointmentTold = Event<'appointment', AppointmentData>
export type VerdictTold = Event<'verdict', VerdictData>
export type CertificateTold = Event<'certificate', CertificateData>
export type CompletedTold = Event<'completed', CompletedData>
/** News for everyone as it is. */
type FactTold = Event<'fact', FeedFact>
export type Told = LineTold | AppointmentTold | VerdictTold | CertificateTold | CompletedTold | FactTold

type Read = (envelope: Envelope) => Told | Outcome

function reading<Kind extends Told['kind'], Schema extends z.ZodMiniType, Data>(
  kind: Kind,
  schema: Schema,
  take: (data: z.output<Schema>, at: Date) => Data,
) {
  return ({ eventId, eventType, timestamp, metadata, data }: Envelope): Event<Kind, Data> | Outcome => {
    const at = new Date(timestamp)
    if (Number.isNaN(at.getTime())) return deadLetter('not-a-moment')
    const parsed = z.safeParse(schema, data)
    if (!parsed.success) return deadLetter('unexpected-data')
    return { kind, eventId, eventType, actorId: metadata.userId, at, data: take(parsed.data, at) }
  }
}

const same = <Data>(data: Data): Data => data
const readLine = reading('line', LineData, same)
const readAppointment = reading('appointment', AppointmentData, same)
const readCertificate = reading('certificate', CertificateData, same)
const readCompleted = reading('completed', CompletedData, same)
const readRetest = reading('fact', RetestData, (data, at): FeedFact => {
  return { entity: 'retest-order', id: data.inspectionId, audience: everyone, value: data, at }
})
/** Equipment, templates, centre, inspectors: whoever owns them says what devices need of them. */
const readReference = reading('fact', Change, ({ entity, id, value }, at): FeedFact => {
  return { entity, id, audience: everyone, value, at }
})

const readers: Readonly<Record<string, Read>> = {
  ...Object.fromEntries(Object.keys(inspectionPayloads).map((type) => [`inspection.${type}`, readLine])),
  'appointment.created': readAppointment,
  'appointment.confirmed': readAppointment,
  'appointment.rescheduled': readAppointment,
  'appointment.checked-in': readAppointment,
  'appointment.cancelled': readAppointment,
  'appointment.no-show': readAppointment,
  'appointment.reference-published': readReference,
  'inspection.reference-published': readReference,
  'inspection.verdict-given': reading('verdict', VerdictData, same),
  'inspection.completed': readCompleted,
  'inspection.amended': readCompleted,
  'inspection.retest-ordered': readRetest,
  'certificate.generated': readCertificate,
  'certificate.revoked': readCertificate,
  'certificate.suspended': readCertificate,
  'certificate.reinstated': readCertificate,
}

export const eventTypes: readonly string[] = Object.keys(readers)

export function readChange(envelope: Envelope): Told | Outcome {
  const read = readers[envelope.eventType]
  if (!read) throw new Error(`no change for devices in ${envelope.eventType}`)
  return read(envelope)
}

const whereabouts: ReadonlySet<string> = new Set(whereaboutTypes.map((type) => `inspection.${type}`))

/** Whether a line says who works on an inspection or that it is closed: everyone with the assignment is shown those. */
export const isWhereabout = ({ eventType }: LineTold): boolean => whereabouts.has(eventType)
