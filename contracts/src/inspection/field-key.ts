import type { InspectionEventType, InspectionPayload } from '../events/inspection-payloads.ts'

const setOrSeal = () => null

const fieldKeys: { readonly [T in InspectionEventType]: (payload: InspectionPayload<T>) => string | null } = {
  answered: ({ checkpoint }) => `checkpoint/${checkpoint}`,
  measured: ({ checkpoint, measurement, position }) => `measure/${checkpoint}/${measurement}/${position}`,
  'vehicle-recorded': ({ field }) => `vehicle/${field}`,
  'equipment-used': ({ equipmentId }) => `equipment/${equipmentId}`,
  'conflict-resolved': ({ field }) => field,
  started: () => 'started',
  claimed: () => 'claimed',
  signed: () => 'signed',
  'remark-written': () => 'remark-written',
  'defect-added': setOrSeal,
  'defect-removed': setOrSeal,
  'advisory-added': setOrSeal,
  'advisory-removed': setOrSeal,
  'photo-captured': setOrSeal,
  'photo-removed': setOrSeal,
  finished: setOrSeal,
  abandoned: setOrSeal,
}

/** What was recorded: a type and the payload of that type. */
export type Recorded = { [T in InspectionEventType]: { type: T; payload: InspectionPayload<T> } }[InspectionEventType]

/**
 * The field a line gives a value to, for example `checkpoint/1.1.13`, `measure/1.2.1/force/a1l` or `vehicle/vin`; null for
 * lines that add to or take from a set, and for seals. Candidates of one field are resolved in fields.ts.
 */
export const fieldKeyOf = ({ type, payload }: Recorded): string | null =>
  (fieldKeys[type] as (payload: unknown) => string | null)(payload)
