// The root-signed list of the keys that sign certificates and status lists, `/.well-known/sac/trust.jws`.
import type { PublicJwk, SignatureCheck } from './crypto-port.ts'
import { asNatural, asObject, asText, decodeJws, isSignedBy, parseJson } from './jws.ts'
import { demand, orNull } from './malformed.ts'

/** `typ` in the JWS header. */
export const trustListType = 'sac-trust+jwt'

export type KeyState = 'active' | 'next' | 'retired' | 'compromised'

/** Times are Unix seconds. */
export type TrustedKey = {
  readonly kid: string
  readonly jwk: PublicJwk
  readonly alg: 'ES256'
  readonly notBefore: number
  /** Nothing signed later than this counts. */
  readonly signUntil: number
  readonly state: KeyState
  readonly compromisedSince?: number
}

/** The JWS payload. A version never goes down; a compromised key stays in the list for ever. */
export type TrustList = {
  readonly ver: number
  readonly iat: number
  readonly exp: number
  readonly keys: readonly TrustedKey[]
}

/** Clocks of signer and list may differ by this much, in seconds. */
export const clockSkew = 300

const states: readonly unknown[] = ['active', 'next', 'retired', 'compromised'] satisfies KeyState[]

const jwkOf = (value: unknown): PublicJwk => {
  const { kty, crv, x, y } = asObject(value)
  demand(kty === 'EC' && crv === 'P-256')
  return { kty, crv, x: asText(x), y: asText(y) }
}

/** A public key in JSON text; null for anything else. */
export const parseJwk = (json: string): PublicJwk | null => orNull(() => jwkOf(parseJson(json)))

const keyOf = (value: unknown): TrustedKey => {
  const { kid, jwk, alg, notBefore, signUntil, state, compromisedSince } = asObject(value)
  demand(alg === 'ES256' && states.includes(state) && /^[0-9a-f]{8}$/.test(asText(kid)))
  return {
    kid: asText(kid),
    jwk: jwkOf(jwk),
    alg,
    notBefore: asNatural(notBefore),
    signUntil: asNatural(signUntil),
    state: state as KeyState,
    ...(compromisedSince === undefined ? {} : { compromisedSince: asNatural(compromisedSince) }),
  }
}

/** The trust list in a JWS payload; null when a field is missing or mistyped. */
const parseTrustList = (payload: unknown): TrustList | null =>
  orNull(() => {
    const { ver, iat, exp, keys } = asObject(payload)
    demand(Array.isArray(keys))
    return { ver: asNatural(ver), iat: asNatural(iat), exp: asNatural(exp), keys: keys.map(keyOf) }
  })

export type TrustListRead =
  | { readonly outcome: 'accepted'; readonly list: TrustList }
  | { readonly outcome: 'malformed' | 'bad-signature' | 'rolled-back' }

/**
 * Reads a trust list and checks the root's signature and that its version has not gone back.
 * @param highestVersion the highest version this verifier has ever accepted, 0 at first
 */
export const readTrustList = async (
  compact: string,
  { root, highestVersion, crypto }: { root: PublicJwk; highestVersion: number; crypto: SignatureCheck },
): Promise<TrustListRead> => {
  const jws = decodeJws(compact, trustListType)
  const list = jws && parseTrustList(jws.payload)
  if (jws === null || list === null) return { outcome: 'malformed' }
  if (!(await isSignedBy(jws, [root], crypto))) return { outcome: 'bad-signature' }
  return list.ver < highestVersion ? { outcome: 'rolled-back' } : { outcome: 'accepted', list }
}

/** Whether a key was allowed to sign at that time (Unix seconds), whatever became of it since. */
export const couldSignAt = ({ notBefore, signUntil }: TrustedKey, time: number): boolean =>
  time >= notBefore - clockSkew && time <= signUntil + clockSkew
