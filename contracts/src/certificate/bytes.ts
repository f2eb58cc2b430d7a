// Byte strings and their text forms. Pure JavaScript: Uint8Array.toBase64 is still missing in phones we must serve.
import { demand, Malformed } from './malformed.ts'

export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Bytes => encoder.encode(text)

/** Text of UTF-8 bytes. @throws Malformed on invalid UTF-8; a byte order mark is kept, so that re-encoding is exact. */
export const textOf = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Malformed()
  }
}

/** The given byte strings one after the other. */
export const concat = (...parts: readonly ArrayLike<number>[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Lower-case hexadecimal. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

/** Bytes of a hexadecimal text of even length; the caller has checked the alphabet. */
export const fromHex = (hex: string): Bytes =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))

/** base64url without padding (RFC 4648 §5). */
export const toBase64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Bytes of base64url without padding. @throws Malformed on any other character or an impossible length. */
export const fromBase64url = (text: string): Bytes => {
  demand(/^[\w-]*$/.test(text) && text.length % 4 !== 1)
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
}
