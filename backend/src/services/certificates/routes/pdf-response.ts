import { Problem } from '@sac/platform/http/problem'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'

/** The stored bytes, never rendered again. */
export async function pdfResponse(
  { blobs }: Pick<CertificatesDeps, 'blobs'>,
  { pdfSha256, number, inspectionId, revision }: CertificateRow,
) {
  if (pdfSha256 === null) throw new Problem('certificate.not-ready', { detail: 'Try again in a moment.' })
  const name = `${number ?? inspectionId}-r${revision}.pdf`
  return {
    status: 200 as const,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      etag: `"${pdfSha256}"`,
    },
    body: await blobs.read(pdfSha256),
  }
}
