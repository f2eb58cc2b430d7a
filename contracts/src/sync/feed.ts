// What a device is told, entity by entity: `id` and `value` of each change of `GET /sync/v1/changes`.
import * as z from 'zod/mini'
import { EquipmentReference } from '../events/reference-data.ts'
import { AppointmentData } from '../http/appointments.ts'
import { CalendarDate, Code, Instant, Sha256, Uuid } from '../ids.ts'
import { InspectionReport, OdometerReading } from '../inspection/report.ts'
import { InspectionTemplate } from '../template/template.ts'
import { Change, ChangesResult, Verdict } from './protocol.ts'

/** The last completed test of the vehicle. */
const VehicleHistory = z.looseObject({
  inspectionId: Uuid,
  testedAt: Instant,
  /** Newest first. */
  odometer: z.array(z.extend(OdometerReading, { at: Instant })),
  outcome: InspectionReport.shape.outcome,
  measured: InspectionReport.shape.measured,
  deficiencies: z.array(z.omit(InspectionReport.shape.deficiencies.def.element, { photos: true })),
  retestOrder: InspectionReport.shape.retestOrder,
})

/** Id: of the appointment. Who booked is not told. Assignments of three days each way. */
const Assignment = z.looseObject({
  ...z.omit(AppointmentData, { userId: true }).shape,
  /** null when the vehicle was never here, or nothing links it. */
  history: z.nullable(VehicleHistory),
})

/** Id: of the centre. */
const CentreReference = z.object({
  centreId: Code,
  /** The beginning of every certificate number of this centre. */
  station: z.string(),
  name: z.string(),
  place: z.string(),
  /** IANA zone; dates of tests are dates here. */
  timeZone: z.string(),
  profileId: Code,
  bays: z.array(z.string()),
})

/** Id: the hash, SHA-256 of the template's canonical form. The newest one is for new inspections; older ones for those begun on them. */
const ToldTemplate = z.object({ hash: Sha256, template: InspectionTemplate })

/** Id: event id. A line of another device on an inspection somebody has begun or taken over. */
const LineOfAnother = z.object({
  eventId: Uuid,
  inspectionId: Uuid,
  deviceId: Uuid,
  /** The exact text, and its SHA-256. */
  line: z.string(),
  lineHash: Sha256,
  /** When it came to count at the office: of two beginnings the earlier one makes the holder. Absent from news of older days. */
  receivedAt: z.optional(Instant),
})

/** Id: of the device. */
const DeviceStanding = z.object({ deviceId: Uuid, name: z.string(), revokedAt: z.nullable(Instant) })

/** Id: of the failed inspection; null once it was answered or withdrawn. */
const RetestOrder = z.looseObject({
  inspectionId: Uuid,
  deadline: CalendarDate,
  checkpoints: z.array(Code),
})

/** Id: of the person. The number a colleague is known by. */
const InspectorNumber = z.object({ number: z.string() })

const changeOf = <Name extends z.infer<typeof Change>['entity'], Value extends z.ZodMiniType>(
  entity: Name,
  value: Value,
) => z.extend(Change, { entity: z.literal(entity), value: z.nullable(value) })

/** A change by its entity. */
export const FeedChange = z.discriminatedUnion('entity', [
  changeOf('assignment', Assignment),
  changeOf('equipment', EquipmentReference),
  changeOf('template', ToldTemplate),
  changeOf('centre', CentreReference),
  changeOf('verdict', Verdict),
  changeOf('line', LineOfAnother),
  changeOf('device', DeviceStanding),
  changeOf('retest-order', RetestOrder),
  changeOf('inspector', InspectorNumber),
])

/** The feed as the office gives it; devices read `ChangesResult`, which lets a later office say more. */
export const Feed = z.extend(ChangesResult, { changes: z.array(FeedChange) })
