// Who signs. A key in a file, a KMS and an HSM look the same from here.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { type PublicJwk, thumbprintText } from '@sac/contracts/certificate/crypto-port'

export type Signer = {
  /** First four bytes of the RFC 7638 thumbprint, in hexadecimal. */
  readonly kid: string
  readonly jwk: PublicJwk
  /**
   * ECDSA P-256 with SHA-256 over `data`, as r ‖ s in 64 bytes. A remote signer that takes digests hashes first and sends
   * those 32 bytes. May be slow and may reject; whoever calls repeats.
   */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>
}

const signInThreadPool = promisify<string, Uint8Array, { key: KeyObject; dsaEncoding: 'ieee-p1363' }, Buffer>(sign)

/** A signer over a private key in PEM (PKCS #8 or SEC 1). Throws when it is no P-256 key. */
export function createPemSigner(pem: string | Buffer): Signer {
  const key = createPrivateKey(pem)
  const jwk = publicJwkOf(key)
  return {
    kid: kidOf(jwk),
    jwk,
    sign: async (data) => Uint8Array.from(await signInThreadPool('sha256', data, { key, dsaEncoding: 'ieee-p1363' })),
  }
}

function publicJwkOf(key: KeyObject): PublicJwk {
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' })
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined)
    throw new Error('A certificate key must be an elliptic curve key on P-256.')
  return { kty, crv, x, y }
}

/** As `keyIdOf` (contracts), at once. */
export const kidOf = (jwk: PublicJwk): string =>
  createHash('sha256').update(thumbprintText(jwk)).digest().subarray(0, 4).toString('hex')
