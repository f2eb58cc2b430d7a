// The pages of certificates this run has issued, drawn again by pdfkit alone.
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PrintedDocument } from '@sac/backend/services/certificates/pdf/printed-document'
import { renderDocument } from '@sac/backend/services/certificates/pdf/render-document'
import { listCertificates } from '@sac/backend/services/certificates/store/certificate-list'
import type { CertificateRow } from '@sac/backend/services/certificates/store/certificate-rows'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import type { Blobs } from '@sac/platform/blobs/port'
import { drawRaw } from '../certificate/raw-pdfkit.ts'
import { type Drawing, recordDrawing } from '../certificate/record-drawing.ts'
import type { Figures } from '../harness/run-rounds.ts'
import type { Installation } from './start-installation.ts'

async function documentOf(
  row: CertificateRow,
  { url, blobs }: { url: string; blobs: Blobs },
): Promise<PrintedDocument> {
  const { number, revision, validUntil, cose, report, language, issuedAt } = row
  if (number === null || cose === null || report.bayPhoto === null) throw new Error('a certificate is not complete')
  const photo = Uint8Array.from(await buffer(await blobs.read(report.bayPhoto.sha256)))
  return {
    language,
    report,
    issue: { number, revision, validUntil, url: `${url}/c#${toDigits(cose)}`, cose },
    issuedAt: issuedAt.toISOString(),
    verifyHost: new URL(url).host,
    photo,
    sealedBy: 'SmartAutoCheck',
  }
}

export type RawPages = { measure: () => Promise<Figures> }

/** Half a second of drawing is told wrong by a third: a collection of garbage in it or not. */
const passes = 12

/** Notes what the papers of up to `count` certificates put on the page; `measure` draws and stores all of them by raw pdfkit, twelve times. */
export async function recordPages({ pool, url, dataFolder }: Installation, count: number): Promise<RawPages> {
  const blobs = await createFileBlobs({ folder: join(dataFolder, 'blobs') })
  const rows = await listCertificates(pool, { sort: 'issued', after: null, limit: count })
  const drawings: Drawing[] = []
  for (const row of rows) {
    const document = await documentOf(row, { url, blobs })
    drawings.push(await recordDrawing(() => renderDocument(document)))
  }
  const bench = await createFileBlobs({ folder: join(dataFolder, 'raw') })
  let made = 0
  return {
    measure: async () => {
      const before = process.cpuUsage()
      for (let pass = 0; pass < passes; pass += 1)
        for (const drawing of drawings)
          await bench.put(Buffer.concat([await drawRaw(drawing), Buffer.from(`% ${(made += 1)}\n`)]))
      const { user, system } = process.cpuUsage(before)
      return { 'CPU ms': (user + system) / 1_000 / (passes * drawings.length) }
    },
  }
}
