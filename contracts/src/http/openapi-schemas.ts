// JSON Schemas of the published document: those with a name of their own stand once, among its components.
import * as z from 'zod/mini'
import { inspectionPayloads } from '../events/inspection-payloads.ts'
import { EquipmentReference } from '../events/reference-data.ts'
import { InspectionReport } from '../inspection/report.ts'
import { ProblemBody } from '../problems.ts'
import { EventLineFrame } from '../sync/event-line.ts'
import { FeedChange } from '../sync/feed.ts'
import { BatchHeader, BatchResult, Pending, Verdict, Watermark } from '../sync/protocol.ts'
import { SavedCopyContent } from '../sync/saved-copy.ts'
import { Checkpoint, Condition, InspectionTemplate, Measurement, Quantity } from '../template/template.ts'
import { Appointment } from './bookings.ts'
import { CentreOffer } from './centres.ts'
import { CertificateDetail, CertificateSummary } from './certificates.ts'
import { InspectionDetail, InspectionRecord } from './inspection-records.ts'

const lines = Object.entries(inspectionPayloads).map(
  ([type, payload]) => [`Line.${type}`, z.extend(EventLineFrame, { type: z.literal(type), payload })] as const,
)
const [first, ...others] = lines.map(([, line]) => line)

/** A line of the outbox by its type; sent as text, one to a line of the body. */
const EventLine = z.union(first ? [first, ...others] : [z.never()])

const named: Readonly<Record<string, z.ZodMiniType>> = {
  Problem: ProblemBody,
  ...Object.fromEntries(lines),
  EventLine,
  BatchHeader,
  BatchResult,
  Watermark,
  Pending,
  FeedChange,
  Verdict,
  SavedCopyContent,
  Equipment: EquipmentReference,
  Template: InspectionTemplate,
  Checkpoint,
  Measurement,
  Condition,
  Quantity,
  Report: InspectionReport,
  Appointment,
  CentreOffer,
  Inspection: InspectionRecord,
  InspectionDetail,
  Certificate: CertificateSummary,
  CertificateDetail,
}

const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) names.add(schema, { id })

type Json = { [name: string]: unknown }

/** What is taken or given as JSON; named parts as references into the components. */
export function schemaOf(schema: z.ZodMiniType): Json {
  const { $schema: _dialect, $defs: _parts, ...json } = toJson(schema)
  return json
}

/** Every named part by its name. */
export function namedSchemas(): Json {
  const { $defs } = toJson(z.object(named))
  const parts = Object.entries($defs as Record<string, Json>)
  return Object.fromEntries(parts.map(([name, { id: _own, ...part }]) => [name, part]))
}

// What is read, of answers too: members nobody named are let through, as they are when an answer is checked.
function toJson(schema: z.ZodMiniType): Json {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', metadata: names })
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}
