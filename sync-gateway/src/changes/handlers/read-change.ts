// What an event of the log means for the feed.
import { catalogue, type EventType } from '@sac/contracts/events/catalogue'
import { type LineEventType, lineEventTypes } from '@sac/contracts/events/device-events'
import type { ReceivedEvent } from '@sac/platform/inbox/decode-event'
import { on, onPart } from '@sac/platform/inbox/on'
import * as z from 'zod/mini'
import type { Appointment } from '../domain/appointment-facts.ts'
import { everyone, type FeedFact } from '../domain/feed-fact.ts'
import { whereaboutTypes } from '../domain/line-facts.ts'
import { Completed } from '../domain/vehicle-history.ts'
import { Certificate } from '../domain/verdict-facts.ts'

const Line = z.pick(catalogue['inspection.started'].data, {
  inspectionId: true,
  deviceId: true,
  line: true,
  lineHash: true,
  receivedAt: true,
  acceptedAt: true,
})

type Event<Kind extends string, Type extends EventType, Data> = ReceivedEvent<Type, Data> & { kind: Kind }

export type LineTold = Event<'line', LineEventType, z.output<typeof Line>>
export type AppointmentTold = Event<'appointment', EventType, Appointment>
export type CertificateTold = Event<'certificate', EventType, Certificate>
export type DecidedTold = { kind: 'decided' } & ReceivedEvent<'inspection.decided'>
export type CompletedTold = Event<'completed', EventType, Completed>
type VerdictTold = { kind: 'verdict' } & ReceivedEvent<'inspection.verdict-given'>
/** News for everyone as it is. */
type FactTold = { kind: 'fact'; at: Date; data: FeedFact }
export type Told = LineTold | AppointmentTold | VerdictTold | CertificateTold | CompletedTold | DecidedTold | FactTold

const news = ({ entity, id, value, at }: Omit<FeedFact, 'audience'> & { at: Date }): FactTold => {
  return { kind: 'fact', at, data: { entity, id, audience: everyone, value, at } }
}

/** For `sync-gateway-group`. */
export const readers = [
  onPart(lineEventTypes, Line, (event): Told => ({ kind: 'line', ...event })),
  on(
    [
      'appointment.created',
      'appointment.confirmed',
      'appointment.rescheduled',
      'appointment.checked-in',
      'appointment.cancelled',
      'appointment.no-show',
    ],
    (event): Told => ({ kind: 'appointment', ...event }),
  ),
  // Equipment, templates, centres, inspectors: whoever owns them says what devices need of them.
  on(
    ['appointment.reference-published', 'inspection.reference-published'],
    ({ data, at }): Told => news({ ...data, at }),
  ),
  on('inspection.verdict-given', (event): Told => ({ kind: 'verdict', ...event })),
  onPart(['inspection.completed', 'inspection.amended'], Completed, (event): Told => ({ kind: 'completed', ...event })),
  on('inspection.decided', (event): Told => ({ kind: 'decided', ...event })),
  on('inspection.retest-ordered', ({ data: value, at }): Told => {
    return news({ entity: 'retest-order', id: value.inspectionId, value, at })
  }),
  onPart(
    ['certificate.generated', 'certificate.revoked', 'certificate.suspended', 'certificate.reinstated'],
    Certificate,
    (event): Told => ({ kind: 'certificate', ...event }),
  ),
]

const whereabouts: ReadonlySet<LineEventType> = new Set(whereaboutTypes.map((type) => `inspection.${type}` as const))

/** Whether a line says who works on an inspection or that it is closed: everyone with the assignment is shown those. */
export const isWhereabout = ({ eventType }: LineTold): boolean => whereabouts.has(eventType)
