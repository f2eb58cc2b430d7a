import type { Position } from '@sac/contracts/template/positions'

export const positions: Readonly<Record<string, string>> = {
  '-': '',
  a1: 'essieu 1',
  a2: 'essieu 2',
  a1l: 'essieu 1 gauche',
  a1r: 'essieu 1 droite',
  a2l: 'essieu 2 gauche',
  a2r: 'essieu 2 droite',
  left: 'gauche',
  right: 'droite',
  r1: 'essai 1',
  r2: 'essai 2',
  r3: 'essai 3',
} satisfies Record<Position, string>
