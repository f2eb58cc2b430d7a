// Readings, limits and places as the reader's language writes them.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Language } from '@sac/contracts/template/template'
import { formatNumber } from '@sac/platform/pdf/text/format'
import { type Words, wordsOf } from './words.ts'

type Reading = InspectionReport['odometer']

export function formatOdometer({ value, unit, status }: Reading, language: Language): string {
  const words = wordsOf(language)
  const reading = value === null ? '' : `${formatNumber(value, 0, language)} ${unit}`
  return [reading, status === 'read' ? '' : words.odometerStates[status]].filter(Boolean).join(', ') || '\u2014'
}

type Measured = InspectionReport['measured'][number]

/** "≥ 50.0", "0.5 – 1.2", or a dash without limits. */
export function formatLimit({ min, max, decimals }: Measured, language: Language): string {
  const text = (value: number) => formatNumber(value, decimals, language)
  if (min !== null && max !== null) return `${text(min)} \u2013 ${text(max)}`
  if (min !== null) return `\u2265 ${text(min)}`
  return max === null ? '\u2014' : `\u2264 ${text(max)}`
}

type Location = InspectionReport['deficiencies'][number]['location']

/** "axle 1, left, lower". */
export function formatLocation(location: Location, language: Language): string {
  const { axes } = wordsOf(language)
  const parts = [
    location.axle === undefined ? '' : `${axes.axle} ${location.axle}`,
    ...[location.side, location.vertical, location.longitudinal].map((part) => (part === undefined ? '' : axes[part])),
    location.seat === undefined ? '' : `${axes.seat} ${location.seat}`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** A measurement's position: `a1l` as "axle 1 left", `r2` as "run 2", the whole vehicle as nothing. */
export function formatPosition(position: string, language: Language): string {
  const { axes } = wordsOf(language)
  const [, axle, side] = /^a(\d+)([lr]?)$/.exec(position) ?? []
  if (axle !== undefined) return `${axes.axle} ${axle} ${sideOf(side, axes)}`.trim()
  const [, run] = /^r(\d+)$/.exec(position) ?? []
  if (run !== undefined) return `${axes.run} ${run}`
  if (position === 'left' || position === 'right') return axes[position]
  return position === '-' ? '' : position
}

function sideOf(side: string | undefined, axes: Words['axes']): string {
  if (side === 'l') return axes.left
  return side === 'r' ? axes.right : ''
}

/** One text of several, each ended once: people type the full stop or leave it out. The last stays as it is. */
export function joinSentences(parts: readonly string[]): string {
  const [last = '', ...before] = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .toReversed()
  const ended = before.toReversed().map((part) => (/[.!?\u2026\u061F]\u2069?$/.test(part) ? part : `${part}.`))
  return [...ended, last].join(' ').trim()
}
