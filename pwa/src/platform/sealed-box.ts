// Something only the holder of a P-256 key can open: ECDH between it and a fresh key, HKDF-SHA-256 (no salt) to 256 bits,
// AES-256-GCM with a 12-byte iv, the tag at the end.
import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'

const curve = { name: 'ECDH', namedCurve: 'P-256' }
const encoder = new TextEncoder()

/** `info`: what it is for; `about`: a text it belongs to, and opens only beside. */
export type Purpose = { info: string; about: string }

export type SealedBox = { ephemeral: PublicJwk; iv: Uint8Array<ArrayBuffer>; ciphertext: Uint8Array<ArrayBuffer> }

export const toPublicJwk = ({ x = '', y = '' }: JsonWebKey): PublicJwk => ({ kty: 'EC', crv: 'P-256', x, y })

const importPublic = (jwk: JsonWebKey) => crypto.subtle.importKey('jwk', toPublicJwk(jwk), curve, false, [])

export async function sealTo(to: JsonWebKey, content: BufferSource, { info, about }: Purpose): Promise<SealedBox> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const key = await agree({ own: pair.privateKey, other: await importPublic(to), info, use: 'encrypt' })
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = { name: 'AES-GCM', iv, additionalData: encoder.encode(about) }
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(cipher, key, content))
  return { ephemeral: toPublicJwk(await crypto.subtle.exportKey('jwk', pair.publicKey)), iv, ciphertext }
}

/** Rejects when it was sealed to another key, for another purpose, or altered. */
export async function openBox(own: CryptoKey, box: SealedBox, { info, about }: Purpose): Promise<ArrayBuffer> {
  const { ephemeral, iv, ciphertext } = box
  const key = await agree({ own, other: await importPublic(ephemeral), info, use: 'decrypt' })
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(about) }, key, ciphertext)
}

type Agreement = { own: CryptoKey; other: CryptoKey; info: string; use: 'encrypt' | 'decrypt' }

async function agree({ own, other, info, use }: Agreement): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info) }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [use])
}
