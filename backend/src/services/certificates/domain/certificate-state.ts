import * as z from 'zod/mini'

/** What became of a certificate, as its audit events say it and its row repeats it. */
export const CertificateState = z.object({
  version: z.int(),
  status: z.enum(['valid', 'suspended', 'revoked', 'superseded']),
  reason: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** ISO */
  at: z.nullable(z.string()),
  supersededBy: z.nullable(z.string()),
})
export type CertificateState = z.infer<typeof CertificateState>

/** As it is sealed. */
export const freshState: CertificateState = {
  version: 1,
  status: 'valid',
  reason: null,
  note: null,
  at: null,
  supersededBy: null,
}

export const isSameState = (a: CertificateState, b: CertificateState): boolean =>
  a.version === b.version &&
  a.status === b.status &&
  a.reason === b.reason &&
  a.note === b.note &&
  a.at === b.at &&
  a.supersededBy === b.supersededBy
