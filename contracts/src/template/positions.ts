// Where on a two-axle car a measurement is read. Positions are the keys of readings in events, forms and evaluation.
import type { Measurement } from './template.ts'

const POSITIONS = {
  vehicle: ['-'],
  axle: ['a1', 'a2'],
  wheel: ['a1l', 'a1r', 'a2l', 'a2r'],
  lamp: ['left', 'right'],
  side: ['left', 'right'],
  run: ['r1', 'r2', 'r3'],
} as const satisfies Record<Measurement['per'], readonly string[]>

export type Position = (typeof POSITIONS)[Measurement['per']][number]

/** All there are, by what they are positions of. */
export const positions: Readonly<Record<Measurement['per'], readonly Position[]>> = POSITIONS

/** The positions to read, in the order a form asks them. Axles the measurement does not apply to are left out. */
export function positionsOf(measurement: Pick<Measurement, 'per' | 'appliesWhen'>): readonly string[] {
  const axles = measurement.appliesWhen?.axles
  if (axles === undefined) return POSITIONS[measurement.per]
  return POSITIONS[measurement.per].filter((position) => {
    const axle = axleOf(position)
    return axle === undefined || axles.includes(axle)
  })
}

/** The axle a position lies on (1 = front), undefined for positions that are on none (`left`, `-`, `r1`). */
export function axleOf(position: string): number | undefined {
  const digit = /^a(\d)[lr]?$/.exec(position)?.[1]
  return digit === undefined ? undefined : Number(digit)
}
