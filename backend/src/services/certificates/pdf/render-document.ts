// Lays out certificates, reports of failed tests and refusals. What is not here: who may issue, numbers, signatures.
import { attachFile } from '@sac/platform/pdf/page/attach-file'
import type { Canvas } from '@sac/platform/pdf/page/canvas'
import { openDocument, paper } from '@sac/platform/pdf/page/open-document'
import { GlyphMissingError } from '@sac/platform/pdf/text/glyph-missing-error'
import { plainTexts } from '@sac/platform/pdf/text/plain-texts'
import { unprintableTexts } from '@sac/platform/pdf/text/unprintable-texts'
import type { PrintedDocument } from './printed-document.ts'
import { reserveSeal } from './seal/reserve-seal.ts'
import { drawSealLine } from './sections/every-page.ts'
import { canShowPhoto, drawEvidence } from './sections/evidence.ts'
import { drawAdvice, drawDeficiencies, drawEquipment, drawMeasurements } from './sections/findings.ts'
import { drawIdentity } from './sections/identity.ts'
import { drawFeet, drawFirstHead, drawFurtherHead, titleOf } from './sections/page-head.ts'
import { drawRefusal, drawRemarks } from './sections/remarks.ts'
import { drawResultBanner } from './sections/result-banner.ts'
import { wordsOf } from './words.ts'

/**
 * The PDF (A-3a and UA-1) with an empty place for the seal. Equal input gives equal bytes.
 * Throws GlyphMissingError before anything is drawn when a character cannot be printed.
 */
export async function renderDocument(given: PrintedDocument): Promise<Uint8Array> {
  const unprintable = unprintableTexts(given.report)
  if (unprintable.length > 0) throw new GlyphMissingError(unprintable.flatMap(({ characters }) => characters))
  const document = {
    ...given,
    report: plainTexts(given.report),
    sealedBy: plainTexts(given.sealedBy),
    // Whatever else is asked to draw it: nothing but a JPEG is opened or attached here.
    photo: given.photo && isJpeg(given.photo) ? given.photo : null,
  }
  const createdAt = new Date(document.issuedAt)
  const { pdf, bytes } = openDocument({ ...describe(document), createdAt })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  pdf.addPage()
  const canvas: Canvas = { pdf, root, y: paper.margin, startPage: () => drawFurtherHead(pdf, document) }
  drawFirstHead(canvas, document)
  drawBody(canvas, document)
  attachFiles(canvas, document, createdAt)
  drawFeet(pdf, document)
  root.end()
  pdf.end()
  return bytes
}

const isJpeg = ([first, second]: Uint8Array) => first === 0xff && second === 0xd8

function describe(document: PrintedDocument) {
  const { report, issue, language } = document
  const title = [titleOf(document), issue?.number ?? report.vehicle.plate].join(' ')
  return { title, author: report.centre.name, subject: `VIN ${report.vehicle.vin}`, language }
}

function drawBody(canvas: Canvas, document: PrintedDocument): void {
  const { pdf, root } = canvas
  drawResultBanner(canvas, document)
  drawRefusal(canvas, document)
  const columnEnd = drawEvidence(canvas, document)
  const pages = pdf.bufferedPageRange().count
  drawIdentity(canvas, document)
  if (pdf.bufferedPageRange().count === pages) canvas.y = Math.max(canvas.y, columnEnd)
  drawDeficiencies(canvas, document)
  drawMeasurements(canvas, document)
  drawAdvice(canvas, document)
  drawEquipment(canvas, document)
  drawRemarks(canvas, document, { photoAttached: isPhotoAttached(canvas, document) })
  const place = drawSealLine(canvas, document)
  const form = pdf.struct('Form')
  root.add(form)
  reserveSeal(pdf, { ...place, form, label: wordsOf(document.language).seal, at: new Date(document.issuedAt) })
}

const isPhotoAttached = (canvas: Canvas, { photo }: PrintedDocument): boolean =>
  photo !== null && !canShowPhoto(canvas, photo)

function attachFiles(canvas: Canvas, document: PrintedDocument, at: Date): void {
  const { issue, photo, language } = document
  const words = wordsOf(language)
  if (issue)
    attachFile(canvas, issue.cose, {
      name: 'certificate.cose',
      type: 'application/cose',
      relationship: 'Source',
      description: words.qr,
      at,
    })
  if (photo && isPhotoAttached(canvas, document))
    attachFile(canvas, photo, {
      name: 'photo.jpg',
      type: 'image/jpeg',
      relationship: 'Data',
      description: words.photo,
      at,
    })
}
