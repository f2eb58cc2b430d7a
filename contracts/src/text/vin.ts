import { plainLatin, unseen } from './latin.ts'

export type ReadVin =
  | { ok: true; vin: string }
  /** `characters` are those no chassis number has. */
  | { ok: false; why: 'characters'; characters: string }
  | { ok: false; why: 'too-long'; length: number }

// What stands before the number on papers and stickers, in the languages of the profiles and their neighbours: words by
// themselves, never the beginning of one. `naming` words make a label, `joining` ones are part of it, `counting` ones make one
// with a sign behind them.
const naming = [
  'VIN|FIN|NIV|CH[AÂÁ]SS?IS?|TELAIO|BASTIDOR|CADRE|RAHMEN(NUMMER|NR)?|FAHRGESTELL(NUMMER|NR)?|FAHRZEUG(IDENT)?',
  'IDENTIFI[A-Z]*|IDENT(NUMMER|NR)?|VEHICLE|V[EÉ]HICULE|FRAME|S[EÉ]RIE|SERIAL',
].join('|')
const counting = 'NUMBER|NUM[EÉ]RO|N[UÚ]MERO|NUMMER|NRO?|NUM|NO|N|E'
const joining = 'CODE|DE|DI|DU|D|OF|THE|LE|LA|L'
const end = String.raw`(?![\p{L}\p{N}])`
const signs = String.raw`[\s.,:;#=°()'’/\p{Dash}]*`
const label = new RegExp(`^${signs}((?:(?:${naming}|${counting}|${joining})${end}${signs})+)(?=[\\p{L}\\p{N}])`, 'u')
const isLabel = new RegExp(`(^|[^\\p{L}])(?:(?:${naming})${end}|(?:${counting})[.:#=°)])`, 'u')
const labelAlone = new RegExp(`^${signs}(VIN|FIN|NIV)${signs}$`, 'u')
const labelGlued = /^(VIN|FIN|NIV)(?=[A-Z0-9]{17}$)/

function withoutLabel(text: string): string {
  if (labelAlone.test(text)) return ''
  const [all, words = ''] = label.exec(text) ?? []
  return all !== undefined && isLabel.test(words) ? text.slice(all.length) : text
}

/**
 * The number as a person typed, pasted or scanned it: blanks, dashes and a label before it are left out, look-alike letters
 * become the Latin ones. What else is in it is told; it never becomes a shorter number. Empty text gives an empty number.
 */
export function readVin(typed: string): ReadVin {
  // Told as a foreign character what nobody sees would be shown as nothing.
  const text = plainLatin(typed.replaceAll(unseen, '').replaceAll(/[№º]/g, (sign) => (sign === 'º' ? '°' : 'N°')))
  const vin = withoutLabel(text)
    .replaceAll(/[\s\p{Dash}.]/gu, '')
    .replace(labelGlued, '')
  const foreign = [...new Set(vin.replaceAll(/[A-Z0-9]/g, ''))].join('')
  if (foreign !== '') return { ok: false, why: 'characters', characters: foreign }
  return vin.length <= 17 ? { ok: true, vin } : { ok: false, why: 'too-long', length: vin.length }
}
