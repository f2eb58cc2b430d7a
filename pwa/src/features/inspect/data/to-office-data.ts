// The office's reference rows as the screens show them.
import { CalendarDate } from '@sac/contracts/ids'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import * as z from 'zod/mini'
import type { Assignment as KnownAssignment, Reference, Told } from '#db/reference.ts'
import type { KnownTemplate, OfficeData } from '../model/office-data.ts'
import { readHistory } from './read-history.ts'

const text = z.string().check(z.minLength(1))
const Centre = z.object({ centreId: text, name: text, timeZone: text, profileId: text })
const TestEquipment = z.object({
  equipmentId: text,
  centreId: text,
  serial: text,
  name: text,
  calibrationValidUntil: CalendarDate,
  checkpoints: z.array(text),
})

const Inspector = z.object({ number: text })

const each = <S extends z.ZodMiniType>(schema: S, rows: readonly Told[]): z.output<S>[] =>
  rows.flatMap(({ value }) => {
    const parsed = z.safeParse(schema, value)
    return parsed.success ? [parsed.data] : []
  })

const numberOf = ({ id, value }: Told): [string, string][] => {
  const parsed = z.safeParse(Inspector, value)
  return parsed.success ? [[id, parsed.data.number]] : []
}

const withHistory = (assignment: KnownAssignment) => ({ ...assignment, history: readHistory(assignment.history) })

/** `shipped`: the templates this version of the app brings along, as they are judged; they come first where both have the hash. */
export function toOfficeData(known: Reference, shipped: readonly KnownTemplate[]): OfficeData {
  const pulled = [...known.templates].map(([hash, template]: [string, InspectionTemplate]) => ({ hash, template }))
  const hashes = new Set(shipped.map(({ hash }) => hash))
  return {
    templates: [...shipped, ...pulled.filter(({ hash }) => !hashes.has(hash))],
    equipment: each(TestEquipment, known.equipment),
    centre: each(Centre, known.centres)[0] ?? null,
    assignments: known.assignments.map(withHistory),
    inspectors: new Map(known.inspectors.flatMap(numberOf)),
  }
}
