import type { Bytes } from '@sac/contracts/certificate/bytes'

/** The code of a certificate, signed: COSE bytes by the QR key `kid`, and their SHA-256. */
export type SignedClaims = { kid: string; cose: Bytes; sha256: Buffer }

/** What sealing made of a row. */
export type Paper = { signed: SignedClaims | null; pdfSha256: string; sealedAt: Date }
