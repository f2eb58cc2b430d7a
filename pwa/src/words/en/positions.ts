import type { Position } from '@sac/contracts/template/positions'

/** Where on a car something is measured, as it is said. */
export const positions: Readonly<Record<string, string>> = {
  '-': '',
  a1: 'axle 1',
  a2: 'axle 2',
  a1l: 'axle 1 left',
  a1r: 'axle 1 right',
  a2l: 'axle 2 left',
  a2r: 'axle 2 right',
  left: 'left',
  right: 'right',
  r1: 'run 1',
  r2: 'run 2',
  r3: 'run 3',
} satisfies Record<Position, string>
