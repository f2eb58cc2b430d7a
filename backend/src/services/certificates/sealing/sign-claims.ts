import { createHash } from 'node:crypto'
import { encodeClaims } from '@sac/contracts/certificate/claims'
import { encodeSign1, protectedHeaderFor, sigStructure } from '@sac/contracts/certificate/cose'
import { fitClaims } from '@sac/contracts/certificate/fit-claims'
import { type CertificatesDeps, urlPrefixOf } from '../certificates-deps.ts'
import { claimsOfReport } from '../domain/claims-of-report.ts'
import type { SignedClaims } from '../domain/paper.ts'
import type { Signer } from '../keys/signer.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'

/** Signs what the QR of a certificate says; null for a refusal, which has no QR and needs no key. */
export async function signClaims(
  deps: CertificatesDeps,
  row: CertificateRow,
  activeSigner: () => Promise<Signer>,
): Promise<SignedClaims | null> {
  const { report, number, revision, statusIndex, validUntil, issuedAt } = row
  if (number === null || statusIndex === null) return null
  const claims = fitClaims(
    claimsOfReport(report, { number, revision, statusIndex, validUntil, issuedAt }),
    urlPrefixOf(deps),
  )
  if (claims === null) throw new Error('the claims do not fit the QR')
  const signer = await activeSigner()
  const protectedHeader = protectedHeaderFor(signer.kid)
  const payload = encodeClaims(claims)
  const signature = await signer.sign(sigStructure(protectedHeader, payload))
  const cose = encodeSign1({ protectedHeader, payload, signature })
  return { kid: signer.kid, cose, sha256: createHash('sha256').update(cose).digest() }
}
