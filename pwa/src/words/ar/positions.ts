import type { Position } from '@sac/contracts/template/positions'

export const positions: Readonly<Record<string, string>> = {
  '-': '',
  a1: 'المحور 1',
  a2: 'المحور 2',
  a1l: 'المحور 1 يسار',
  a1r: 'المحور 1 يمين',
  a2l: 'المحور 2 يسار',
  a2r: 'المحور 2 يمين',
  left: 'يسار',
  right: 'يمين',
  r1: 'المحاولة 1',
  r2: 'المحاولة 2',
  r3: 'المحاولة 3',
} satisfies Record<Position, string>
