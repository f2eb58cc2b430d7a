// A small issuer for tests: real keys made at run time, real signatures, the real formats. Not for production: it holds private keys.
import { type Bytes, concat, fromHex, toBase64url, toHex, utf8 } from './bytes.ts'
import { type Claims, encodeClaims } from './claims.ts'
import { encodeSign1, protectedHeaderFor, sigStructure } from './cose.ts'
import { keyIdOf, type PublicJwk } from './crypto-port.ts'
import { toDigits } from './qr-digits.ts'
import { packStatuses, type ReasonList, reasonListType, statusListType } from './status-list.ts'
import { type TrustedKey, trustListType } from './trust-list.ts'
import { webCrypto } from './web-crypto.ts'

const day = 86_400

export type SigningKey = {
  readonly kid: string
  readonly jwk: PublicJwk
  readonly sign: (data: Bytes) => Promise<Bytes>
}

/** A new P-256 key pair. */
export const createSigningKey = async (): Promise<SigningKey> => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y }
  const sign = async (data: Bytes) =>
    new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, data))
  return { kid: await keyIdOf(jwk, webCrypto), jwk, sign }
}

const part = (value: object) => toBase64url(utf8(JSON.stringify(value)))

/** A compact JWS with ES256. */
export const signJws = async (key: SigningKey, typ: string, payload: object): Promise<string> => {
  const signed = `${part({ alg: 'ES256', typ, kid: key.kid })}.${part(payload)}`
  return `${signed}.${toBase64url(await key.sign(utf8(signed)))}`
}

/** Trust list entry of a key: active, from a year before to a year after `now` (Unix seconds), unless told otherwise. */
export const trustEntry = ({ kid, jwk }: SigningKey, now: number, changes: Partial<TrustedKey> = {}): TrustedKey => ({
  kid,
  jwk,
  alg: 'ES256',
  notBefore: now - 365 * day,
  signUntil: now + 365 * day,
  state: 'active',
  ...changes,
})

/** A trust list JWS of `ver`, signed by `root`. */
export const signTrustList = (
  root: SigningKey,
  { ver, keys, now }: { ver: number; keys: readonly TrustedKey[]; now: number },
): Promise<string> => signJws(root, trustListType, { ver, iat: now, exp: now + 365 * day, keys })

const deflate = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer(),
  )

/** A status list JWT of a year. @param codes the code of every index; iat in Unix seconds */
export const signStatusList = async (
  key: SigningKey,
  { year, iat, codes }: { year: number; iat: number; codes: readonly number[] },
): Promise<string> =>
  signJws(key, statusListType, {
    sub: `https://verify.example/status/${year}`,
    iat,
    ttl: day / 2,
    status_list: { bits: 2, lst: toBase64url(await deflate(packStatuses(codes))) },
  })

/** A reasons JWS. */
export const signReasonList = (key: SigningKey, list: ReasonList): Promise<string> => signJws(key, reasonListType, list)

/** COSE bytes over any payload, for tests of refusal too. */
export const signPayload = async (key: SigningKey, payload: Bytes, header?: Bytes): Promise<Bytes> => {
  const protectedHeader = header ?? protectedHeaderFor(key.kid)
  return encodeSign1({ protectedHeader, payload, signature: await key.sign(sigStructure(protectedHeader, payload)) })
}

/** The same certificate with the other signature that holds: (r, n − s) for (r, s). */
export const twinOf = (cose: Bytes): Bytes => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const other = order - BigInt(`0x${toHex(cose.slice(-32))}`)
  return concat(cose.slice(0, -32), fromHex(other.toString(16).padStart(64, '0')))
}

/** The QR digits of a newly signed certificate. */
export const issueDigits = async (key: SigningKey, claims: Claims): Promise<string> =>
  toDigits(await signPayload(key, encodeClaims(claims)))

/** Claims of a pass issued at `now` (Unix seconds), valid for two years, unless told otherwise. */
export const claimsAt = (now: number, changes: Partial<Claims> = {}): Claims => ({
  exp: now + 730 * day,
  iat: now,
  number: 'L1-26-000481-M',
  revision: 1,
  vin: 'VF1AB000123456789',
  plate: 'AB-123-CD',
  makeModel: 'Renault Clio V',
  result: 1,
  inspected: Math.floor(now / day),
  validUntil: Math.floor(now / day) + 730,
  odometerKm: 128_402,
  counts: [0, 0, 0],
  statusIndex: 5,
  photoHash: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  ...changes,
})

/** Bytes with one bit changed. */
export const flipBit = (bytes: Bytes, bit: number): Bytes => {
  const copy = concat(bytes)
  copy[bit >> 3] = Number(copy[bit >> 3]) ^ (1 << (bit & 7))
  return copy
}
