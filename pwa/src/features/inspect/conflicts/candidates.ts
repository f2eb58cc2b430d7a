import type { Candidate, Field } from '@sac/contracts/inspection/fields'
import type { InspectionState, VehicleField } from '@sac/contracts/inspection/fold'
import type { Words } from '#words/words.tsx'

/** The candidates of a field in conflict; empty when it is settled. */
export function candidatesOf(state: InspectionState, fieldKey: string): readonly Candidate<unknown>[] {
  const field = fieldOf(state, fieldKey)
  return field?.status === 'conflict' ? field.candidates : []
}

function fieldOf(state: InspectionState, fieldKey: string): Field<unknown> | null {
  const at = fieldKey.indexOf('/')
  const kind = at < 0 ? fieldKey : fieldKey.slice(0, at)
  const key = fieldKey.slice(at + 1)
  const fields: Record<string, Field<unknown> | null | undefined> = {
    checkpoint: state.answers.get(key),
    measure: state.measurements.get(key),
    equipment: state.equipment.get(key),
    vehicle: state.vehicle[key as VehicleField],
    'remark-written': state.remark,
    signed: state.signature,
    started: state.started,
  }
  return fields[kind] ?? null
}

type Member = (value: never, words: Words) => string

const byMember: Record<string, Member> = {
  answer: ({ answer, reason }: { answer: 'ok'; reason: string | null }, { messages }) =>
    [messages.check.answers[answer], reason].filter(Boolean).join(': '),
  reading: (
    { reading, unit, status }: { reading: number | null; unit: string; status: 'read' },
    { messages, formats },
  ) => (reading === null ? messages.vehicle.odometerStatus[status] : formats.amount(formats.number(reading), unit)),
  measurement: ({ value }: { value: number | null }, { formats }) => (value === null ? '–' : formats.upTo(value, 3)),
  text: ({ text }: { text: string }) => text || '–',
  result: ({ result }: { result: 'pass' }, { messages }) => messages.common.result[result],
}

/** A candidate's value in a few words. */
export function candidateWords(value: unknown, words: Words): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.length === 0 ? '–' : words.formats.list(value)
  const member = Object.keys(byMember).find((name) => name in value)
  const say = member === undefined ? undefined : byMember[member]
  return say ? say(value as never, words) : JSON.stringify(value)
}
