// One line of the device's outbox: immutable JSON text, produced once, never serialised again. Its payloadHash is the
// SHA-256 of the exact UTF-8 bytes of that text.
import * as z from 'zod/mini'
import { type InspectionEventType, type InspectionPayload, inspectionPayloads } from '../events/inspection-payloads.ts'
import { ClockReading, Int4, Sequence, Uuid } from '../ids.ts'
import { findUnstorable } from '../storable-text.ts'
import { isDeeperThan } from '../text/json-depth.ts'
import { parseJson } from '../text/parse-json.ts'
import { isMoment } from './corrected-time.ts'

/** Everything but `type` and `payload`; enough to store and place a line whose payload is not understood. */
export const EventLineFrame = z.object({
  v: z.literal(1),
  eventId: Uuid,
  deviceId: Uuid,
  /** Random, new after a reinstall, a wipe or a detected fork. */
  epoch: Uuid,
  /** +1 per device, never restarting. */
  seq: Sequence.check(z.positive()),
  inspectionId: Uuid,
  type: z.string().check(z.maxLength(64)),
  schemaVersion: Int4.check(z.positive()),
  /** Who was signed in when it was recorded. */
  actorId: Uuid,
  hlc: z.strictObject({ ms: z.int(), c: z.int() }),
  /** The device's clock. */
  wall: ClockReading,
  /** Server minus device clock in milliseconds as last measured, and how old that measurement is; null if never. */
  offsetMs: z.nullable(z.int()),
  offsetAgeS: z.nullable(z.int()),
  /** The latest event on the same field the author saw; null for the first. */
  base: z.nullable(Uuid),
  payload: z.looseObject({}),
})
export type EventLineFrame = z.infer<typeof EventLineFrame>

/** A line whose payload has been checked against its type. */
export type EventLine = {
  [T in InspectionEventType]: Omit<EventLineFrame, 'type' | 'payload'> & { type: T; payload: InspectionPayload<T> }
}[InspectionEventType]

/** The schema version this build writes; older ones pass through upcasters, newer ones are quarantined. */
export const currentSchemaVersion = 1

/** Longest line in UTF-16 units, deepest nesting of its JSON. */
const lineLimits = { maxLength: 64 * 1024, maxDepth: 8 } as const

type LineIssue = { code: LineIssueCode; field: string | null; detail: string }
export type LineIssueCode =
  | 'line.unreadable'
  | 'line.too-large'
  | 'line.too-deep'
  | 'line.schema'
  | 'line.unknown-type'
  | 'line.unknown-version'

export type ParsedLine =
  | { ok: true; line: EventLine }
  /** `frame` is present when the line can at least be placed (its seq counts as received). */
  | { ok: false; frame: EventLineFrame | null; issue: LineIssue }

const refuse = (
  code: LineIssueCode,
  field: string | null,
  detail: string,
  frame: EventLineFrame | null = null,
): ParsedLine => ({
  ok: false,
  frame,
  issue: { code, field, detail },
})

const firstIssue = (error: z.core.$ZodError, prefix: string) => {
  const [issue] = error.issues
  return {
    field: [prefix, ...(issue?.path ?? [])].filter((part) => part !== '').join('.'),
    detail: issue?.message ?? 'invalid',
  }
}

/** Reads one line. Never throws: a line that cannot be understood says which field and why. */
export function parseEventLine(text: string): ParsedLine {
  if (text.length > lineLimits.maxLength)
    return refuse('line.too-large', null, `longer than ${lineLimits.maxLength} characters`)
  if (isDeeperThan(text, lineLimits.maxDepth))
    return refuse('line.too-deep', null, `nested deeper than ${lineLimits.maxDepth}`)
  const json = parseJson(text)
  if (json === undefined) return refuse('line.unreadable', null, 'not JSON')
  const frame = z.safeParse(EventLineFrame, json)
  if (!frame.success) {
    const { field, detail } = firstIssue(frame.error, '')
    return refuse('line.schema', field, detail)
  }
  // Such a character can only have come as an escape.
  const unstorable = text.includes('\\u') ? findUnstorable(frame.data) : null
  if (unstorable !== null)
    return refuse('line.schema', unstorable, 'holds a character that cannot be stored', frame.data)
  if (!isMoment(frame.data)) return refuse('line.schema', 'wall', 'not a moment in time', frame.data)
  return checkPayload(frame.data)
}

function checkPayload(frame: EventLineFrame): ParsedLine {
  if (frame.schemaVersion > currentSchemaVersion)
    return refuse('line.unknown-version', 'schemaVersion', `newer than ${currentSchemaVersion}`, frame)
  const schema = (inspectionPayloads as Record<string, z.ZodMiniType>)[frame.type]
  if (!schema || !Object.hasOwn(inspectionPayloads, frame.type))
    return refuse('line.unknown-type', 'type', `unknown type ${frame.type}`, frame)
  const payload = z.safeParse(schema, frame.payload)
  if (!payload.success) {
    const { field, detail } = firstIssue(payload.error, 'payload')
    return refuse('line.schema', field, detail, frame)
  }
  return { ok: true, line: { ...frame, payload: payload.data } as EventLine }
}
