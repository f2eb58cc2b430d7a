import { utf8 } from './bytes.ts'
import { type Claims, claimCaps, encodeClaims, resultCode } from './claims.ts'
import { sign1Overhead } from './cose.ts'

/**
 * URL characters up to and including `#`, plus COSE bytes: QR version 14 at level Q holds 255, and printed at 42 mm its modules are
 * half a millimetre wide. Nearly every certificate is a version 13, which holds 241.
 */
const qrBudget = 249

// As long as everything gets that a device may record and the office may give: whatever was begun can be printed.
const longest: Claims = {
  exp: 4_000_000_000,
  iat: 4_000_000_000,
  number: 'ABCDEF-99-999999999-A',
  revision: 65_535,
  vin: 'A'.repeat(claimCaps.vin),
  plate: 'A'.repeat(claimCaps.plate),
  makeModel: 'A',
  result: resultCode.passWithMinor,
  inspected: 47_000,
  validUntil: 47_000,
  odometerKm: 161_000_000,
  odometerMiles: 1,
  counts: [65_535, 65_535, 65_535],
  statusIndex: 3_999_999,
  photoHash: new Uint8Array(claimCaps.photoHash),
}

/** Characters a verify address may have, up to and including `#`, so that every car's certificate fits the QR. */
export const longestPrefix = (): number => qrBudget - sign1Overhead - encodeClaims(longest).length

/** Cuts a text to at most `cap` UTF-8 bytes, between characters, without trailing space. */
const cut = (text: string, cap: number): string => {
  const characters = Array.from(text)
  while (utf8(characters.join('')).length > cap) characters.pop()
  return characters.join('').trimEnd()
}

/**
 * The claims with make and model shortened as far as the QR needs, to `-` where not even their first letter fits; null when that
 * is too much.
 * @param claims otherwise within their caps
 * @param urlPrefix the verify address up to and including `#`
 */
export const fitClaims = (claims: Claims, urlPrefix: string): Claims | null => {
  const room = qrBudget - urlPrefix.length - sign1Overhead
  for (let cap: number = claimCaps.makeModel; cap > 0; cap--) {
    const fitted = { ...claims, makeModel: cut(claims.makeModel, cap) || '-' }
    if (encodeClaims(fitted).length <= room) return fitted
  }
  return null
}
