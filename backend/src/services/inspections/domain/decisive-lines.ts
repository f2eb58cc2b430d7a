// Which lines change what, so that an inspection is not read and judged more often than it needs.
import type { EventLine } from '@sac/contracts/sync/event-line'

const seals: ReadonlySet<EventLine['type']> = new Set(['finished', 'abandoned'])

/** Of an unsealed inspection only these change what lists show; the others wait for the seal, which looks at everything. */
export const decisiveTypes: ReadonlySet<EventLine['type']> = new Set([
  'started',
  'claimed',
  'vehicle-recorded',
  'conflict-resolved',
  ...seals,
])

export type SealLine = Extract<EventLine, { type: 'finished' | 'abandoned' }>

export const isSeal = (line: EventLine): line is SealLine => seals.has(line.type)
export const isDecisive = ({ type }: EventLine): boolean => decisiveTypes.has(type)
