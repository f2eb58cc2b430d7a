// The state of an inspection as a function of the set of its lines: any order and any repetition gives the same state.
// Runs on the device (projection) and on the server (truth). Knows nothing of templates, outcomes or manifests' validity.
import { canonicalJson } from '../canonical-json.ts'
import type { InspectionEventType, InspectionPayload } from '../events/inspection-payloads.ts'
import { correctedTime } from '../sync/corrected-time.ts'
import type { EventLine } from '../sync/event-line.ts'
import { fieldKeyOf } from './field-key.ts'
import { type Field, resolveField } from './fields.ts'

type Payload<T extends InspectionEventType> = InspectionPayload<T>
export type Author = { eventId: string; actorId: string; deviceId: string; at: string }

export type Defect = Payload<'defect-added'> & Author
export type Advisory = Payload<'advisory-added'> & Author
export type Photo = Payload<'photo-captured'> & Author
export type Seal = ((Payload<'finished'> & { type: 'finished' }) | (Payload<'abandoned'> & { type: 'abandoned' })) &
  Author & { seq: number; epoch: string }

export type VehicleField = Payload<'vehicle-recorded'>['field']
export type VehicleValue<F extends VehicleField> = Extract<Payload<'vehicle-recorded'>, { field: F }>['value']

export type InspectionState = {
  inspectionId: string | null
  started: Field<Payload<'started'>> | null
  claim: Field<Payload<'claimed'>> | null
  vehicle: { readonly [F in VehicleField]?: Field<VehicleValue<F>> }
  /** By checkpoint code. */
  answers: ReadonlyMap<string, Field<Payload<'answered'>>>
  /** By `checkpoint/measurement/position`. */
  measurements: ReadonlyMap<string, Field<Payload<'measured'>>>
  remark: Field<Payload<'remark-written'>> | null
  signature: Field<Payload<'signed'>> | null
  equipment: ReadonlyMap<string, Field<Payload<'equipment-used'>>>
  defects: readonly Defect[]
  advisories: readonly Advisory[]
  photos: readonly Photo[]
  /** Highest seal first. */
  seals: readonly Seal[]
  /** Field keys that wait for a person. */
  conflicts: readonly string[]
}

const answerDanger = { ok: 0, 'not-applicable': 1, 'not-testable': 2, withdrawn: 3, defect: 4 } as const
const author = (line: EventLine): Author => ({
  eventId: line.eventId,
  actorId: line.actorId,
  deviceId: line.deviceId,
  at: correctedTime(line).toISOString(),
})

/** Each eventId once, in eventId order; of two contents under one id (kept apart by the gateway) always the same one. */
function distinct(lines: Iterable<EventLine>): EventLine[] {
  const byId = new Map<string, EventLine>()
  for (const line of lines) {
    const known = byId.get(line.eventId)
    if (!known || (known !== line && canonicalJson(line) < canonicalJson(known))) byId.set(line.eventId, line)
  }
  return [...byId.values()].toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1))
}

/** In order of their keys. */
function groupByField(lines: readonly EventLine[]): Map<string, EventLine[]> {
  const groups = new Map<string, EventLine[]>()
  for (const line of lines) {
    const key = fieldKeyOf(line)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Added and not removed; an id once removed never returns. */
function members<Item>(
  lines: readonly EventLine[],
  { added, removed, id }: { added: InspectionEventType; removed: InspectionEventType; id: string },
): Item[] {
  const gone = new Set(lines.filter(({ type }) => type === removed).map(({ payload }) => idOf(payload, id)))
  const items = new Map<string, Item>()
  for (const line of lines) {
    const itemId = idOf(line.payload, id)
    if (line.type === added && !gone.has(itemId) && !items.has(itemId))
      items.set(itemId, { ...line.payload, ...author(line) } as Item)
  }
  return [...items.values()]
}

const idOf = (payload: unknown, member: string) => String((payload as Record<string, unknown>)[member])

const begins: ReadonlySet<EventLine['type']> = new Set(['started', 'claimed'])

/** Of who began or took it over, where anybody is known to have: somebody else's closes nothing. */
function sealsOf(lines: readonly EventLine[]): Seal[] {
  const holders = new Set(lines.flatMap(({ type, actorId }) => (begins.has(type) ? [actorId] : [])))
  const mayCount = ({ actorId }: EventLine) => holders.size === 0 || holders.has(actorId)
  return lines
    .flatMap((line): Seal[] =>
      (line.type === 'finished' || line.type === 'abandoned') && mayCount(line)
        ? [{ ...line.payload, type: line.type, ...author(line), seq: line.seq, epoch: line.epoch } as Seal]
        : [],
    )
    .toSorted((a, b) => b.seal - a.seal || (a.eventId < b.eventId ? 1 : -1))
}

type Resolve = <T extends InspectionEventType>(
  key: string,
  danger?: (value: Payload<T>) => number,
) => Field<Payload<T>> | null

function fieldReader(groups: ReadonlyMap<string, EventLine[]>): Resolve {
  return <T extends InspectionEventType>(key: string, danger: (value: Payload<T>) => number = () => 0) => {
    const group = groups.get(key)
    return group ? resolveField(group, (line) => line.payload as Payload<T>, danger) : null
  }
}

function fieldsUnder<T extends InspectionEventType>(
  prefix: string,
  groups: ReadonlyMap<string, EventLine[]>,
  resolve: (key: string) => Field<Payload<T>> | null,
): Map<string, Field<Payload<T>>> {
  const fields = new Map<string, Field<Payload<T>>>()
  for (const key of groups.keys()) {
    const field = key.startsWith(`${prefix}/`) ? resolve(key) : null
    if (field) fields.set(key.slice(prefix.length + 1), field)
  }
  return fields
}

/** Folds the lines of one inspection. Order and repetition of `input` do not matter. */
export function foldInspection(input: Iterable<EventLine>): InspectionState {
  const lines = distinct(input)
  const groups = groupByField(lines)
  const resolve = fieldReader(groups)
  const vehicle: Record<string, Field<unknown>> = {}
  const vehicleFields = fieldsUnder<'vehicle-recorded'>('vehicle', groups, (key) => resolve<'vehicle-recorded'>(key))
  for (const [name, field] of vehicleFields) vehicle[name] = onlyValue(field)
  const state = {
    inspectionId: lines[0]?.inspectionId ?? null,
    started: resolve<'started'>('started'),
    claim: resolve<'claimed'>('claimed'),
    vehicle: vehicle as InspectionState['vehicle'],
    answers: fieldsUnder<'answered'>('checkpoint', groups, (key) =>
      resolve<'answered'>(key, ({ answer }) => answerDanger[answer]),
    ),
    measurements: fieldsUnder<'measured'>('measure', groups, (key) => resolve<'measured'>(key)),
    remark: resolve<'remark-written'>('remark-written'),
    signature: resolve<'signed'>('signed'),
    equipment: fieldsUnder<'equipment-used'>('equipment', groups, (key) => resolve<'equipment-used'>(key)),
    defects: members<Defect>(lines, {
      added: 'defect-added',
      removed: 'defect-removed',
      id: 'defectId',
    }),
    advisories: members<Advisory>(lines, {
      added: 'advisory-added',
      removed: 'advisory-removed',
      id: 'advisoryId',
    }),
    photos: members<Photo>(lines, {
      added: 'photo-captured',
      removed: 'photo-removed',
      id: 'photoId',
    }),
    seals: sealsOf(lines),
  }
  return { ...state, conflicts: conflictsOf(groups, resolve) }
}

function onlyValue(field: Field<Payload<'vehicle-recorded'>>): Field<unknown> {
  if (field.status === 'settled') return { ...field, value: field.value.value }
  const candidates = field.candidates.map((candidate) => ({ ...candidate, value: candidate.value.value }))
  return { status: 'conflict', value: field.value.value, candidates }
}

/** Claims never block: the later claim by causality answers for the inspection, a tie is shown but not judged. */
function conflictsOf(groups: ReadonlyMap<string, EventLine[]>, resolve: Resolve): string[] {
  const disputed = [...groups].filter(([key, lines]) => key !== 'claimed' && lines.length > 1).map(([key]) => key)
  return disputed.filter((key) => resolve(key)?.status === 'conflict').toSorted()
}
