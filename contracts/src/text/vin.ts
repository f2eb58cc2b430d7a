import { plainLatin } from './latin.ts'

export type ReadVin =
  | { ok: true; vin: string }
  /** `characters` are those no chassis number has. */
  | { ok: false; why: 'characters'; characters: string }
  | { ok: false; why: 'too-long'; length: number }

// What stands before the number on papers and stickers: a word by itself, never the beginning of one.
const label = /^\s*(VIN|FIN|NIV|CHASSIS|FAHRGESTELL(NUMMER|NR)?)\b[\s.:#№-]*(N[OR°º]?\b)?[\s.:#№-]*/u

/**
 * The number as a person typed, pasted or scanned it: blanks, dashes and a label before it are left out, look-alike letters
 * become the Latin ones. What else is in it is told; it never becomes a shorter number. Empty text gives an empty number.
 */
export function readVin(typed: string): ReadVin {
  const text = plainLatin(typed.replaceAll(/\p{Cf}/gu, ''))
  const vin = text.replace(label, '').replaceAll(/[\s\p{Dash}.]/gu, '')
  const foreign = [...new Set(vin.replaceAll(/[A-Z0-9]/g, ''))].join('')
  if (foreign !== '') return { ok: false, why: 'characters', characters: foreign }
  return vin.length <= 17 ? { ok: true, vin } : { ok: false, why: 'too-long', length: vin.length }
}
