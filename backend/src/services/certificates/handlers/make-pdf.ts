import { buffer } from 'node:stream/consumers'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import { type CertificatesDeps, urlPrefixOf } from '../certificates-deps.ts'
import type { PrintedIssue } from '../pdf/printed-document.ts'
import { sealDocument } from '../pdf/seal/seal-document.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import type { SignedClaims } from './sign-claims.ts'

/** The address a QR opens. */
export const verifyUrl = (deps: Pick<CertificatesDeps, 'verifyBase'>, cose: Uint8Array): string =>
  `${urlPrefixOf(deps)}${toDigits(cose)}`

/** Renders in a worker thread, seals, and stores the bytes before anything refers to them. Returns their SHA-256. */
export async function makePdf(
  deps: CertificatesDeps,
  row: CertificateRow,
  signed: SignedClaims | null,
): Promise<string> {
  const rendered = await deps.renderer.render({
    language: row.language,
    report: row.report,
    issue: printedIssue(deps, row, signed),
    issuedAt: row.issuedAt.toISOString(),
    verifyHost: new URL(deps.verifyBase).host,
    photo: await readPhoto(deps, row),
    sealedBy: deps.organisation,
  })
  const { chain, signer } = deps.keys.seal
  return deps.blobs.put(await sealDocument(rendered, { chain, sign: signer.sign }))
}

function printedIssue(deps: CertificatesDeps, row: CertificateRow, signed: SignedClaims | null): PrintedIssue | null {
  if (row.number === null || signed === null) return null
  const { number, revision, validUntil } = row
  return { number, revision, validUntil, url: verifyUrl(deps, signed.cose), cose: signed.cose }
}

async function readPhoto({ blobs }: CertificatesDeps, { report }: CertificateRow): Promise<Uint8Array | null> {
  if (report.bayPhoto === null) return null
  return Uint8Array.from(await buffer(await blobs.read(report.bayPhoto.sha256)))
}
