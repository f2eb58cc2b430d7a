import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'

/** Whether `signature` (r ‖ s, 64 bytes) is one of the key over `data`, ECDSA P-256 with SHA-256. A key that is no point on the curve verifies nothing. */
export function verifyES256(jwk: Readonly<JsonWebKey>, data: Uint8Array, signature: Uint8Array): boolean {
  const key = readKey(jwk)
  return key !== null && verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function readKey(key: JsonWebKey): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return null
  }
}
