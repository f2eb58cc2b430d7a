import type { LocationAxis } from '@sac/contracts/template/template'
import type { DefectLocation } from './describe-location.ts'

/** A tappable place of the car seen from above, front at the top. Rows and columns count from 1. */
export type Zone = { row: number; column: number; location: DefectLocation }

const seats: readonly Zone[] = [
  { row: 1, column: 1, location: { seat: 'driver' } },
  { row: 1, column: 3, location: { seat: 'passenger' } },
  { row: 2, column: 1, location: { seat: 'rear-left' } },
  { row: 2, column: 2, location: { seat: 'rear-centre' } },
  { row: 2, column: 3, location: { seat: 'rear-right' } },
]

function rowsOf(axes: ReadonlySet<LocationAxis>): DefectLocation[] {
  if (axes.has('axle')) return [{ axle: 1 }, { axle: 2 }]
  if (axes.has('longitudinal')) return [{ longitudinal: 'front' }, { longitudinal: 'middle' }, { longitudinal: 'rear' }]
  return [{}]
}

function columnsOf(axes: ReadonlySet<LocationAxis>): (DefectLocation & { column: number })[] {
  if (!axes.has('side')) return [{ column: 2 }]
  const sides: (DefectLocation & { column: number })[] = [
    { side: 'left', column: 1 },
    { side: 'right', column: 3 },
  ]
  return axes.has('axle') ? sides : [...sides, { side: 'centre', column: 2 }]
}

/** The places of the diagram for the axes a checkpoint asks; empty when nothing can be shown from above. */
export function zonesOf(asked: readonly LocationAxis[]): Zone[] {
  const axes = new Set(asked)
  if (axes.has('seat')) return [...seats]
  if (!axes.has('axle') && !axes.has('longitudinal') && !axes.has('side')) return []
  return rowsOf(axes).flatMap((row, index) =>
    columnsOf(axes)
      .toSorted((a, b) => a.column - b.column)
      .map(({ column, ...side }) => ({ row: index + 1, column, location: { ...row, ...side } })),
  )
}

/** Whether a chosen location lies in a zone: everything the zone says is chosen. */
export const inZone = (location: DefectLocation, zone: Zone): boolean =>
  Object.entries(zone.location).every(([axis, value]) => location[axis as keyof DefectLocation] === value)
