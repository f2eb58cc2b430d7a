import { type Bytes, fromHex, toHex } from './bytes.ts'

// The leading 01 keeps leading zeros of the COSE bytes and marks the format.
const marker = '01'
const shape = /^[1-9]\d{0,1999}$/

/** The decimal digits of the QR fragment for COSE bytes. */
export const toDigits = (cose: Uint8Array): string => BigInt(`0x${marker}${toHex(cose)}`).toString()

/** The COSE bytes of a fragment; null unless it is 1 to 2000 decimal digits, without leading zero, behind our marker. */
export const fromDigits = (fragment: string): Bytes | null => {
  if (!shape.test(fragment)) return null
  const hex = BigInt(fragment).toString(16)
  // The marker's own leading zero is lost in a number, so genuine codes have an odd count of hexadecimal digits.
  return hex.length % 2 === 1 && hex.startsWith('1') ? fromHex(hex.slice(1)) : null
}
