// What is answered to whoever asks whether a certificate is genuine; the same shape as certificate/verification, for the outside.
import * as z from 'zod/mini'
import { verificationStates } from '../certificate/verification.ts'

const UnixSeconds = z.int()
/** Days since 1970-01-01. */
const EpochDay = z.int()

/** What the paper says, proven by its signature. */
const Facts = z.strictObject({
  /** Of a pass: the end of its last valid day. */
  exp: z.optional(UnixSeconds),
  iat: UnixSeconds,
  number: z.string(),
  revision: z.int(),
  vin: z.string(),
  plate: z.string(),
  makeModel: z.string(),
  /** 1 pass, 2 pass with minor defects, 3 fail, 4 fail with dangerous defects; others may come. */
  result: z.int(),
  inspected: EpochDay,
  /** Last valid day of a pass; last day for the retest of a fail. */
  validUntil: z.nullable(EpochDay),
  odometerKm: z.nullable(z.int()),
  /** 1 when the instrument counts miles. */
  odometerMiles: z.optional(z.int()),
  /** Defects found: minor, major, dangerous. */
  counts: z.array(z.int()).check(z.length(3)),
  statusIndex: z.int(),
  /** First 8 bytes of the SHA-256 of the photo of the car in the bay, hexadecimal. */
  photoHash: z.optional(z.string()),
})

export const VerifyResult = z.strictObject({
  state: z.enum(verificationStates),
  /** Is the paper genuine? */
  paper: z.enum(['genuine', 'unproven', 'not-genuine', 'not-ours']),
  /** Is the car allowed? null unless the paper is genuine. */
  car: z.nullable(
    z.enum([
      'passed',
      'passed-with-minor',
      'failed',
      'failed-dangerous',
      'other',
      'out-of-date',
      'revoked',
      'suspended',
      'superseded',
    ]),
  ),
  facts: z.nullable(Facts),
  status: z.nullable(
    z.strictObject({
      /** When the list was signed; null when none covers this certificate. */
      checkedAt: z.nullable(UnixSeconds),
      reason: z.optional(z.string()),
      day: z.optional(EpochDay),
      /** Number of the certificate that replaces it. */
      successor: z.optional(z.string()),
    }),
  ),
})
