import { utf8 } from './bytes.ts'
import { type Claims, claimCaps, encodeClaims } from './claims.ts'
import { sign1Overhead } from './cose.ts'

/** URL characters up to and including `#`, plus COSE bytes: what still prints as QR version 15 at 42 mm, EC level Q, with margin. */
const qrBudget = 238

/** Cuts a text to at most `cap` UTF-8 bytes, between characters, without trailing space. */
const cut = (text: string, cap: number): string => {
  const characters = Array.from(text)
  while (utf8(characters.join('')).length > cap) characters.pop()
  return characters.join('').trimEnd()
}

/**
 * The claims with make and model shortened as far as the QR needs; null when even one character of it is too much.
 * @param claims otherwise within their caps
 * @param urlPrefix the verify address up to and including `#`
 */
export const fitClaims = (claims: Claims, urlPrefix: string): Claims | null => {
  const room = qrBudget - urlPrefix.length - sign1Overhead
  for (let cap: number = claimCaps.makeModel; cap > 0; cap--) {
    const makeModel = cut(claims.makeModel, cap)
    if (makeModel === '') return null
    const fitted = { ...claims, makeModel }
    if (encodeClaims(fitted).length <= room) return fitted
  }
  return null
}
