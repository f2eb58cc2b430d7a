// What a certificate says, as a CBOR Web Token. No holder data, ever.
import { type Bytes, utf8 } from './bytes.ts'
import { type CborMap, type CborValue, decodeCbor, encodeCbor } from './cbor.ts'
import { demand, orNull } from './malformed.ts'

/** Result codes in the QR. Others may come later; readers show them raw. */
export const resultCode = { pass: 1, passWithMinor: 2, fail: 3, failDangerous: 4 } as const

/** Longest UTF-8 forms, in bytes. Only make and model may be shortened to fit. */
export const claimCaps = { number: 24, vin: 17, plate: 20, makeModel: 20, photoHash: 8 } as const

export type Claims = {
  /** Unix seconds; passes only: the end of day `validUntil` in the time zone of the centre. */
  readonly exp?: number
  /** Unix seconds of issue; its UTC year names the status list. */
  readonly iat: number
  readonly number: string
  /** From 1; every revision has its own status index. */
  readonly revision: number
  readonly vin: string
  readonly plate: string
  readonly makeModel: string
  /** One of resultCode. */
  readonly result: number
  /** Days since 1970-01-01. */
  readonly inspected: number
  /** Days since 1970-01-01: last valid day of a pass; last day for the retest of a fail; null where there is neither. */
  readonly validUntil: number | null
  readonly odometerKm: number | null
  /** 1 when the instrument counts miles: the kilometres are rounded from what it showed, and give it back. */
  readonly odometerMiles?: number | undefined
  /** Defects found: minor, major, dangerous. */
  readonly counts: readonly [minor: number, major: number, dangerous: number]
  /** Position in the status list of the issue year. */
  readonly statusIndex: number
  /** First 8 bytes of the SHA-256 of the photo of the car in the bay. */
  readonly photoHash?: Bytes
}

const certificateClaim = -70001

const entriesOf = (claims: Claims): [number, CborValue | null | undefined][] => [
  [1, claims.number],
  [2, claims.revision],
  [3, claims.vin],
  [4, claims.plate],
  [5, claims.makeModel],
  [6, claims.result],
  [7, claims.inspected],
  [8, claims.validUntil],
  [9, claims.odometerKm],
  [10, claims.counts],
  [11, claims.statusIndex],
  [12, claims.photoHash],
  [13, claims.odometerMiles],
]

const present = (entries: [number, CborValue | null | undefined][]): CborMap =>
  new Map(entries.filter((entry): entry is [number, CborValue] => entry[1] !== null && entry[1] !== undefined))

/** CWT payload bytes. @throws RangeError when a field is outside its caps or the result is not one of resultCode. */
export const encodeClaims = (claims: Claims): Bytes => {
  const bytes = encodeCbor(
    present([
      [4, claims.exp],
      [6, claims.iat],
      [certificateClaim, present(entriesOf(claims))],
    ]),
  )
  const known = Object.values<number>(resultCode).includes(claims.result)
  if (!known || decodeClaims(bytes) === null) throw new RangeError('a claim is outside its caps')
  return bytes
}

const integer = (map: CborMap, key: number): number => {
  const value = map.get(key)
  demand(typeof value === 'number' && value >= 0)
  return value
}

const integerOr = <T>(map: CborMap, key: number, absent: T): number | T => (map.has(key) ? integer(map, key) : absent)

const text = (map: CborMap, key: number, cap: number): string => {
  const value = map.get(key)
  demand(typeof value === 'string' && value !== '' && utf8(value).length <= cap)
  return value
}

const counts = (value: CborValue | undefined): Claims['counts'] => {
  demand(Array.isArray(value) && value.length === 3 && value.every((count) => typeof count === 'number' && count >= 0))
  return value as unknown as Claims['counts']
}

const photoHash = (value: CborValue | undefined): { photoHash?: Bytes } => {
  if (value === undefined) return {}
  demand(value instanceof Uint8Array && value.length === 8)
  return { photoHash: value }
}

// The caps stand here as figures: the verify page has no byte to spare for their names.
/** The claims of a CWT payload; null when it is not deterministic CBOR, or a field is missing, mistyped or over its cap. */
export const decodeClaims = (payload: Bytes): Claims | null =>
  orNull(() => {
    const token = decodeCbor(payload)
    demand(token instanceof Map)
    const body = token.get(certificateClaim)
    demand(body instanceof Map)
    return {
      ...(token.has(4) ? { exp: integer(token, 4) } : {}),
      iat: integer(token, 6),
      number: text(body, 1, 24),
      revision: integer(body, 2),
      vin: text(body, 3, 17),
      plate: text(body, 4, 20),
      makeModel: text(body, 5, 20),
      result: integer(body, 6),
      inspected: integer(body, 7),
      validUntil: integerOr(body, 8, null),
      odometerKm: integerOr(body, 9, null),
      odometerMiles: integerOr(body, 13, undefined),
      counts: counts(body.get(10)),
      statusIndex: integer(body, 11),
      ...photoHash(body.get(12)),
    }
  })
