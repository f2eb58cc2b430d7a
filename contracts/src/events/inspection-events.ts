// What the inspections service tells.
import * as z from 'zod/mini'
import { KeyId } from '../authorship/signing-key.ts'
import { AppealDecision } from '../http/appeals.ts'
import { CalendarDate, Code, Instant, Uuid } from '../ids.ts'
import { InspectionCompleted } from '../inspection/report.ts'
import { Verdict } from '../sync/protocol.ts'
import { toldBy } from './catalogue-entry.ts'
import { ReferenceData } from './reference-data.ts'

const VerdictGivenData = z.object({ ...Verdict.shape, inspectorIds: z.array(Uuid) })

const RetestOrderedData = z.object({
  inspectionId: Uuid,
  vehicle: z.record(z.string(), z.unknown()),
  deadline: CalendarDate,
  checkpoints: z.array(Code),
  inspectorId: Uuid,
  centreId: Code,
})

/** What a person at the office decided about an inspection. */
const DecidedData = z.object({
  inspectionId: Uuid,
  kind: z.enum(['date', 'accept-outcome', 'accept-author', 'accept-disabled', 'approve', 'close', 'link', 'unlink']),
  /** The one that was looked at; null where the inspection was closed or linked. */
  seal: z.nullable(z.int()),
  reason: z.string(),
  testedAt: z.nullable(Instant),
  /** Of link and unlink: the earlier inspection. */
  earlierId: z.optional(Uuid),
  /** Of link and unlink: what holds of the two from now on. */
  standing: z.optional(z.enum(['linked', 'waiting', 'unlinked'])),
})

const AppealDecidedData = z.object({
  appealId: Uuid,
  inspectionId: Uuid,
  decision: AppealDecision,
  /** Who appealed and is written to. */
  customerId: Uuid,
  plate: z.string(),
})

/** `deviceId`: where the key is; earlier releases did not say. */
const KeyLearnedData = z.object({ kid: KeyId, deviceId: z.optional(Uuid) })

const event = toldBy('inspection-service', 'inspections-topic')
const completed = {
  data: InspectionCompleted,
  aggregate: ['inspectionId'],
  readers: ['certificate-service-group', 'sync-gateway-group', 'vehicle-service-group', 'notification-service-group'],
} as const

export const inspectionEvents = {
  'inspection.verdict-given': event({
    data: VerdictGivenData,
    aggregate: ['inspectionId'],
    readers: ['sync-gateway-group'],
    summary: 'What the office says of an inspection changed',
  }),
  'inspection.completed': event({
    ...completed,
    readers: [...completed.readers, 'appointment-service-group', 'payment-service-group'],
    summary: 'Everything sealed has arrived and was verified',
  }),
  'inspection.amended': event({ ...completed, summary: 'A later seal with a reason was completed' }),
  'inspection.retest-ordered': event({
    data: RetestOrderedData,
    aggregate: ['inspectionId'],
    readers: ['inspection-service-group', 'sync-gateway-group'],
    summary: 'A failed test must be repeated in part',
  }),
  'inspection.decided': event({
    data: DecidedData,
    aggregate: ['inspectionId'],
    readers: ['sync-gateway-group'],
    summary: 'A person decided about an inspection',
  }),
  'inspection.appeal-decided': event({
    data: AppealDecidedData,
    aggregate: ['inspectionId'],
    readers: ['notification-service-group'],
    summary: 'What became of an appeal against a result',
  }),
  'inspection.reference-published': event({
    data: ReferenceData,
    aggregate: ['id'],
    readers: ['sync-gateway-group'],
    summary: 'Equipment, templates: what devices must know',
  }),
  'inspection.key-learned': event({
    data: KeyLearnedData,
    aggregate: ['deviceId', 'kid'],
    readers: ['inspection-service-group'],
    summary: 'Seals that waited for word of a key are judged again',
  }),
} as const
