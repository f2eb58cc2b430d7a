// Signed lists travel as JWS in compact form (RFC 7515), ES256 only.
import { type Bytes, fromBase64url, textOf, utf8 } from './bytes.ts'
import type { PublicJwk, SignatureCheck } from './crypto-port.ts'
import { demand, Malformed, orNull } from './malformed.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** Decoded, not yet verified. */
export type Jws = {
  readonly kid: string
  readonly payload: JsonObject
  readonly signed: Bytes
  readonly signature: Bytes
}

/** @throws Malformed unless the value is a JSON object */
export const asObject = (value: unknown): JsonObject => {
  demand(typeof value === 'object' && value !== null && !Array.isArray(value))
  return value as JsonObject
}

/** @throws Malformed unless the value is an integer ≥ 0 */
export const asNatural = (value: unknown): number => {
  demand(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
  return value
}

/** @throws Malformed unless the value is a text */
export const asText = (value: unknown): string => {
  demand(typeof value === 'string')
  return value
}

/** @throws Malformed */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Malformed()
  }
}

const objectOf = (part: string) => asObject(parseJson(textOf(fromBase64url(part))))

/** The parts of a compact JWS of the given `typ` with `alg` ES256; null for anything else. */
export const decodeJws = (compact: string, typ: string): Jws | null =>
  orNull(() => {
    const [header = '', payload = '', signature = '', ...rest] = compact.trim().split('.')
    demand(rest.length === 0)
    const { alg, kid, typ: found, crit } = objectOf(header)
    demand(alg === 'ES256' && found === typ && crit === undefined)
    const signatureBytes = fromBase64url(signature)
    demand(signatureBytes.length === 64)
    return {
      kid: asText(kid),
      payload: objectOf(payload),
      signed: utf8(`${header}.${payload}`),
      signature: signatureBytes,
    }
  })

/** Whether one of the keys signed it. */
export const isSignedBy = async (jws: Jws, keys: readonly PublicJwk[], crypto: SignatureCheck): Promise<boolean> => {
  for (const key of keys) {
    if (await crypto.verifyES256(key, jws.signed, jws.signature)) return true
  }
  return false
}
