import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { VerifySignature } from '@sac/contracts/authorship/judge-authorship'
import type { PublicKey } from '@sac/contracts/authorship/signing-key'

/** At once, for a domain that is pure; browsers and what they share with us wait for WebCrypto (certificate/web-crypto). A key that is no point on the curve verifies nothing. */
export const verifySignature: VerifySignature = (jwk, data, signature) => {
  const key = readKey(jwk)
  return key !== null && verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function readKey(key: PublicKey): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return null
  }
}
