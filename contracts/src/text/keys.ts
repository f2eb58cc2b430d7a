// The one form in which plates, VINs, names and certificate numbers are compared, stored beside what was written, and searched:
// two spellings a person would call the same have the same key. E-mail addresses: email-key. What is shown and printed is
// always what was written.
import { plainLatin, unseen } from './latin.ts'
import { readVin } from './vin.ts'

// Letters of the Arabic script that keyboards of different countries write differently and plates draw alike.
const [written, meant] = ['یىکڪأإآٱةہھ', 'ييككااااههه']
const arabic: ReadonlyMap<string, string> = new Map(Array.from(written, (letter, at) => [letter, meant.charAt(at)]))

// Marks over and under Arabic and Hebrew letters are a reader's aid; the lengthening sign is none at all.
const ornaments = /\u0640|(?=[\p{scx=Arab}\p{scx=Hebr}])\p{Mn}/gu

// An accent typed by itself is the apostrophe it was taken for; normalization would hang it on the letter before.
const accents = /\p{Sk}\p{M}*/gu

// An overline is a blank with a mark once it has its plain form: what is no letter or digit carries none.
const marked = /([^\p{L}\p{N}\p{M}])\p{M}+/gu

/**
 * A plate, certificate number or name as it is compared: letters and digits alone, in capitals of one width, look-alikes and
 * digits as their Latin selves. `AB–123–CD` and `ab 123 cd` are one; empty where nothing of that is in the text.
 */
export const plateKey = (plate: string): string =>
  Array.from(
    plainLatin(plate.replaceAll(unseen, '').normalize('NFD').replaceAll(accents, '')).replaceAll(ornaments, ''),
    (letter) => arabic.get(letter) ?? letter,
  )
    .join('')
    // A mark goes with what carries it; letters that stand together only now have the form they have together.
    .replaceAll(/[^\p{L}\p{N}\p{M}]\p{M}*/gu, '')
    .normalize('NFC')

/** A plate as it is recorded and printed: capitals of one width and form, one blank or hyphen where something set parts apart. */
export const tidyPlate = (typed: string): string =>
  typed
    .normalize('NFD')
    .replaceAll(accents, ' ')
    .replaceAll(/[Ϲϲ]/g, 'C')
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFD')
    .replaceAll(marked, '$1')
    .normalize('NFC')
    .replaceAll(/\p{Dash}/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A make as it is compared: as a plate, and without accents. */
export const nameKey = (name: string): string => plateKey(name.normalize('NFKD').replaceAll(/\p{M}/gu, ''))

/**
 * A VIN or chassis number as it is compared. No VIN has I, O or Q (ISO 3779): they are the 1 or 0 they were taken for. What is no
 * letter of a number is left out, so a text that readVin refuses has a key, too, and never one of a shorter number alone.
 */
export function vinKey(vin: string): string {
  const read = readVin(vin)
  const text = read.ok ? read.vin : plateKey(vin)
  return text.replaceAll(/[OQ]/g, '0').replaceAll('I', '1')
}

/** Grows when a key changes its form: what was stored under a lower one is keyed again at the next start. */
export const keysVersion = 3

/** Whether a VIN is the one meant by what was typed: the whole of it, or its last one to four characters. */
export function isVinMeant(vin: string, typed: string): boolean {
  const [key, given] = [vinKey(vin), vinKey(typed)]
  return given !== '' && (given === key || (given.length <= 4 && key.endsWith(given)))
}

/** What somebody looks for, as the keys it is the beginning of; null where too little is left to look for. */
export function searchKeys(typed: string): { plate: string; vin: string } | null {
  const keys = { plate: plateKey(typed), vin: vinKey(typed) }
  return keys.plate.length < 2 ? null : keys
}
