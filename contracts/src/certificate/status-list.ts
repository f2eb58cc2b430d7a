// What became of certificates since: `/status/<year>`, an IETF Token Status List of two bits per certificate, and beside it
// `/status/<year>/reasons`, the signed explanations of every entry that is not valid.
import { type Bytes, fromBase64url } from './bytes.ts'
import type { SignatureCheck } from './crypto-port.ts'
import { asNatural, asObject, asText, decodeJws, isSignedBy, type JsonObject, type Jws } from './jws.ts'
import { demand, orNull } from './malformed.ts'
import { couldSignAt, type TrustList } from './trust-list.ts'

/** `typ` in the JWS headers. */
export const statusListType = 'statuslist+jwt'
export const reasonListType = 'sac-reasons+jwt'

/** Two-bit codes. */
export const statusCode = { valid: 0, revoked: 1, suspended: 2, superseded: 3 } as const

/** Why a certificate is not valid any more. Readers show codes they do not know as they are. */
export const statusReasons = [
  'issued-in-error',
  'wrong-vehicle',
  'fraud',
  'equipment-fault',
  'under-review',
  'corrected',
  'key-compromised',
  'other',
] as const

/** A list covers four million certificates a year at most: 1 MB inflated. */
const maxStatusBytes = 1_000_000

/** The payload of a status list JWT, as far as we use it. `sub` ends in `/status/<year>`; `ttl` in seconds. */
export type StatusListPayload = {
  readonly sub: string
  readonly iat: number
  readonly ttl: number
  readonly status_list: { readonly bits: 2; readonly lst: string }
}

/** Verified and inflated; entry n lies in byte n/4 at bit 2·(n mod 4), least significant first. */
export type StatusList = { readonly year: number; readonly iat: number; readonly entries: Bytes }

export type ReasonEntry = {
  readonly index: number
  /** One of statusReasons, or one a later version knows. */
  readonly reason: string
  /** Days since 1970-01-01. */
  readonly day: number
  /** The number that replaces it. */
  readonly successor?: string
}

/** The payload of the reasons JWS. */
export type ReasonList = { readonly year: number; readonly iat: number; readonly entries: readonly ReasonEntry[] }

/** The year whose list holds a certificate: the UTC year of its issue. @param iat Unix seconds */
export const statusYear = (iat: number): number => new Date(iat * 1000).getUTCFullYear()

/** The code at an index; null beyond the end of the list. */
export const statusAt = ({ entries }: StatusList, index: number): number | null => {
  const byte = entries[Math.floor(index / 4)]
  return byte === undefined ? null : (byte >> (2 * (index % 4))) & 3
}

/** The packed bytes of codes, before deflating. */
export const packStatuses = (codes: readonly number[]): Bytes => {
  const bytes = new Uint8Array(Math.ceil(codes.length / 4))
  codes.forEach((code, index) => {
    const at = index >> 2
    bytes[at] = Number(bytes[at]) | ((code & 3) << (2 * (index % 4)))
  })
  return bytes
}

type Trusting = { readonly trust: TrustList; readonly crypto: SignatureCheck }
type Inflate = (bytes: Bytes, maxBytes: number) => Promise<Bytes | null>

// A compromised key could sign a list that forgives everything.
const isTrusted = (jws: Jws, { trust, crypto }: Trusting): Promise<boolean> => {
  const iat = Number(jws.payload.iat)
  const keys = trust.keys.filter((k) => k.kid === jws.kid && k.state !== 'compromised' && couldSignAt(k, iat))
  return isSignedBy(
    jws,
    keys.map(({ jwk }) => jwk),
    crypto,
  )
}

const listOf = ({ sub, iat, status_list }: JsonObject) =>
  orNull(() => {
    const { bits, lst } = asObject(status_list)
    const year = /\/status\/(\d{4})$/.exec(asText(sub))?.[1]
    demand(bits === 2 && year !== undefined)
    return { year: Number(year), iat: asNatural(iat), deflated: fromBase64url(asText(lst)) }
  })

/** A status list JWT, verified against the trust list and inflated; null when malformed or not signed by a trusted key. */
export const readStatusList = async (
  compact: string,
  { inflate, ...trusting }: Trusting & { inflate: Inflate },
): Promise<StatusList | null> => {
  const jws = decodeJws(compact, statusListType)
  const list = jws && listOf(jws.payload)
  if (jws === null || list === null || !(await isTrusted(jws, trusting))) return null
  const entries = await inflate(list.deflated, maxStatusBytes)
  return entries && { year: list.year, iat: list.iat, entries }
}

const entryOf = (value: unknown): ReasonEntry => {
  const { index, reason, day, successor } = asObject(value)
  return {
    index: asNatural(index),
    reason: asText(reason),
    day: asNatural(day),
    ...(typeof successor === 'string' ? { successor } : {}),
  }
}

/** A reasons JWS, verified against the trust list; null when malformed or not signed by a trusted key. */
export const readReasonList = async (compact: string, trusting: Trusting): Promise<ReasonList | null> => {
  const jws = decodeJws(compact, reasonListType)
  if (jws === null || !(await isTrusted(jws, trusting))) return null
  return orNull(() => {
    const { year, iat, entries } = jws.payload
    demand(Array.isArray(entries))
    return { year: asNatural(year), iat: asNatural(iat), entries: entries.map(entryOf) }
  })
}
