// What a PIN is, how often it may be tried, and how an app of before kept it: as a hash that opens no key (now: pin-vault).
import type { PinHash } from '#db/account.ts'
import { fromBase64, toBase64 } from '#platform/base64.ts'

// OWASP Password Storage Cheat Sheet (2023): 600 000 for PBKDF2-HMAC-SHA-256.
export const iterations = 600_000
const hashBits = 256

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    key,
    hashBits,
  )
  return toBase64(new Uint8Array(bits))
}

export const isPin = (text: string): boolean => /^\d{4,8}$/.test(text)

export async function isRightPin(pin: string, known: PinHash): Promise<boolean> {
  const given = fromBase64(await derive(pin, fromBase64(known.salt), known.iterations))
  const expected = fromBase64(known.hash)
  // Every byte is looked at, whatever the first ones say.
  return (
    given.length === expected.length && given.reduce((sum, byte, at) => sum | (byte ^ (expected[at] ?? 0)), 0) === 0
  )
}

const freeTries = 5
const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000

/** How long to wait after so many wrong PINs in a row, milliseconds. Nothing is ever wiped. */
export const waitAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeTries))
