import type { Authorship, PublicKey } from '@sac/contracts/authorship/signing-key'
import { type Bytes, toBase64url } from '@sac/contracts/certificate/bytes'
import { thumbprintText } from '@sac/contracts/certificate/crypto-port'

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

/** A P-256 key this browser signs with; nobody can read its private half. */
export type KeyPair = { kid: string; publicKey: PublicKey; privateKey: CryptoKey }

export async function makeKeyPair(): Promise<KeyPair> {
  return pairOf(await crypto.subtle.generateKey(curve, false, ['sign', 'verify']))
}

/** The same with its private half (PKCS #8), to be kept encrypted. */
export async function makeKeyPairToKeep(): Promise<{ pair: KeyPair; pkcs8: ArrayBuffer }> {
  const pair = await pairOf(await crypto.subtle.generateKey(curve, true, ['sign', 'verify']))
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  return { pair: { ...pair, privateKey: await readPrivateKey(pkcs8) }, pkcs8 }
}

export const readPrivateKey = (pkcs8: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['sign'])

async function pairOf({ publicKey, privateKey }: CryptoKeyPair): Promise<KeyPair> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const jwk: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  const thumbprint = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(thumbprintText(jwk)))
  return { kid: toBase64url(new Uint8Array(thumbprint)), publicKey: jwk, privateKey }
}

/** ECDSA with SHA-256, under the name of the key. */
export async function signWith(
  { kid, privateKey }: Pick<KeyPair, 'kid' | 'privateKey'>,
  statement: Bytes,
): Promise<Authorship> {
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, statement)
  return { kid, signature: toBase64url(new Uint8Array(signature)) }
}
