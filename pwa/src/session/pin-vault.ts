// A PIN opens this device for someone who has signed in here before, and the key they sign with. It grants nothing at the office.
// What it opens is a key pair of the person's own: things can be put in with the public half while nobody knows the PIN, such as
// the key that is made when they sign in with a password.
import type { PinHash, PinVault } from '#db/account.ts'
import { fromBase64, toBase64 } from '#platform/base64.ts'
import { toPublicJwk } from '#platform/sealed-box.ts'
import { iterations } from './pin.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' }

type Lock = Pick<PinVault, 'salt' | 'iterations'>

async function deriveKey(pin: string, { salt, iterations: rounds }: Lock): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations: rounds }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export async function makeVault(pin: string, rounds: number = iterations): Promise<PinVault> {
  const lock = { salt: toBase64(crypto.getRandomValues(new Uint8Array(16))), iterations: rounds }
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await deriveKey(pin, lock), pkcs8)
  const publicKey = toPublicJwk(await crypto.subtle.exportKey('jwk', pair.publicKey))
  return { ...lock, iv: toBase64(iv), wrapped: toBase64(new Uint8Array(wrapped)), publicKey }
}

/** null: the PIN is wrong. */
export async function openVault(pin: string, vault: PinVault): Promise<CryptoKey | null> {
  const cipher = { name: 'AES-GCM', iv: fromBase64(vault.iv) }
  const key = await deriveKey(pin, vault)
  const pkcs8 = await crypto.subtle.decrypt(cipher, key, fromBase64(vault.wrapped)).catch(() => null)
  return pkcs8 && crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['deriveBits'])
}

/** False for the PIN of an app of before, which opens no key. */
export const isVault = (pin: PinHash | PinVault | null): pin is PinVault => pin !== null && 'wrapped' in pin
