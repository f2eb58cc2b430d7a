import { checkVin, type VinCheck } from '@sac/contracts/inspection/vin-check'
import { readVin } from '@sac/contracts/text/vin'

export type JudgedVin =
  | { is: 'empty' }
  /** Neither is recorded as it stands. */
  | { is: 'foreign'; characters: string }
  | { is: 'too-long'; length: number }
  | { is: 'forbidden' }
  | { is: 'short'; length: number }
  | { is: 'whole'; check: VinCheck }

/** What the field shows of what was typed: the number in it, or all of it where there is none. */
export function typedVin(typed: string): string {
  const read = readVin(typed)
  return read.ok ? read.vin : typed
}

/** What there is to say about a number. */
export function judgeVin(typed: string): JudgedVin {
  const read = readVin(typed)
  if (!read.ok)
    return read.why === 'characters'
      ? { is: 'foreign', characters: read.characters }
      : { is: 'too-long', length: read.length }
  const { vin } = read
  if (vin.length === 0) return { is: 'empty' }
  if (/[IOQ]/.test(vin)) return { is: 'forbidden' }
  return vin.length < 17 ? { is: 'short', length: vin.length } : { is: 'whole', check: checkVin(vin) }
}
