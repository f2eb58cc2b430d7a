import { toDigits } from '@sac/contracts/certificate/qr-digits'
import { RenderGivenUp } from '@sac/platform/pdf/render-given-up'
import { type CertificatesDeps, urlPrefixOf } from '../certificates-deps.ts'
import type { SignedClaims } from '../domain/paper.ts'
import { takeBayPhoto } from '../handlers/read-bay-photo.ts'
import type { PrintedDocument, PrintedIssue } from '../pdf/printed-document.ts'
import { sealDocument } from '../pdf/seal/seal-document.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'

/** The address a QR opens. */
export const verifyUrl = (deps: Pick<CertificatesDeps, 'verifyBase'>, cose: Uint8Array): string =>
  `${urlPrefixOf(deps)}${toDigits(cose)}`

/** Renders in a worker thread, seals, and stores the bytes before anything refers to them. Returns their SHA-256. */
export async function makePdf(
  deps: CertificatesDeps,
  row: CertificateRow,
  signed: SignedClaims | null,
): Promise<string> {
  const rendered = await render(deps, {
    language: row.language,
    report: row.report,
    issue: printedIssue(deps, row, signed),
    issuedAt: row.issuedAt.toISOString(),
    verifyHost: new URL(deps.verifyBase).host,
    photo: await findPhoto(deps, row),
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

// Its number is given: a picture that cannot be printed must not keep it from its paper, which names the picture by its hash.
async function findPhoto(
  deps: CertificatesDeps,
  { certificateId, report }: CertificateRow,
): Promise<Uint8Array | null> {
  const photo = await takeBayPhoto(deps, report)
  if (photo.status === 'sound') return photo.bytes
  if (photo.status === 'unreadable') deps.log.warn({ certificateId, ...photo }, 'a paper is made without its photo')
  return null
}

async function render({ renderer, log }: CertificatesDeps, document: PrintedDocument): Promise<Uint8Array> {
  try {
    return await renderer.render(document)
  } catch (error) {
    if (!(error instanceof RenderGivenUp) || document.photo === null) throw error
    log.warn({ number: document.issue?.number, err: error }, 'a paper is made without its photo')
    return renderer.render({ ...document, photo: null })
  }
}
