// Certificate numbers `<station>-<yy>-<sequence>-<check>`, for example `L1-26-000481-M` with the check character of ISO 7064 MOD 37,36.

import { plateKey } from '../text/keys.ts'

export type CertificateNumber = { readonly station: string; readonly year: number; readonly sequence: number }

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const shape = /^([0-9A-Z]{1,6})-(\d\d)-(\d{6,9})-([0-9A-Z])$/

/** Check character of ISO 7064 MOD 37,36 over upper-case letters and digits; hyphens are skipped. */
export const checkCharacter = (text: string): string => {
  let product = 36
  for (const character of text.replaceAll('-', '')) {
    const sum = (product + alphabet.indexOf(character)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return alphabet.charAt((37 - product) % 36)
}

/**
 * The printed number.
 * @param station 1 to 6 upper-case letters or digits
 * @param year the full year of issue; two digits are printed
 * @throws RangeError when a part does not fit
 */
export const formatNumber = ({ station, year, sequence }: CertificateNumber): string => {
  const body = `${station}-${String(year % 100).padStart(2, '0')}-${String(sequence).padStart(6, '0')}`
  const number = `${body}-${checkCharacter(body)}`
  if (!shape.test(number)) throw new RangeError('a part of the certificate number does not fit')
  return number
}

/**
 * A typed number as it is stored to be looked up: capitals and digits alone, whatever stood between them. null when its check
 * character is wrong. Where only digits can stand (year and sequence) an O or I is the digit it was taken for; in the station,
 * which has letters too, only where the check character says so.
 */
export const numberKey = (typed: string): string | null => {
  const key = plateKey(typed)
  const [station, digits] = [key.slice(0, -9), asDigits(key.slice(-9, -1))]
  const candidates = [station, station.replaceAll('O', '0'), asDigits(station)].map((one) => one + digits)
  const body = candidates.find((one) => isBody.test(one) && checkCharacter(one) === key.slice(-1))
  return body === undefined ? null : body + key.slice(-1)
}

const isBody = /^[0-9A-Z]{1,6}\d{8,11}$/
const asDigits = (text: string): string => text.replaceAll('O', '0').replaceAll(/[IL]/g, '1')

// Upper case, without blanks, any kind of dash as hyphen.
const tidied = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/\p{Dash}/gu, '-')
    .replaceAll(/\s/g, '')

/** The parts of a typed number; null when its shape or check character is wrong. Years are those of this century. */
export const parseNumber = (typed: string): CertificateNumber | null => {
  const tidy = tidied(typed)
  const [, station = '', year, sequence, check] = shape.exec(tidy) ?? []
  if (check === undefined || check !== checkCharacter(tidy.slice(0, -1))) return null
  return { station, year: 2000 + Number(year), sequence: Number(sequence) }
}
