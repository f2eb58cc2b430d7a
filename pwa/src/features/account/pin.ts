// A PIN opens this device for someone who has signed in here before. It grants nothing at the office: it is checked against a
// hash that never leaves the device.
import { fromBase64, toBase64 } from '#platform/base64.ts'

/** PBKDF2-HMAC-SHA-256; `iterations` travel with the hash so that they can grow. */
export type PinHash = { salt: string; iterations: number; hash: string }

// OWASP Password Storage Cheat Sheet (2023): 600 000 for PBKDF2-HMAC-SHA-256.
const iterations = 600_000
const saltBytes = 16
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

export async function hashPin(pin: string, rounds: number = iterations): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes))
  return { salt: toBase64(salt), iterations: rounds, hash: await derive(pin, salt, rounds) }
}

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
