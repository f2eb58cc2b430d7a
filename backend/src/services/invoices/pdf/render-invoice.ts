// Lays out invoices and credit notes. What is not here: numbers, amounts, who may see them.
import { attachFile } from '@sac/platform/pdf/page/attach-file'
import type { Canvas } from '@sac/platform/pdf/page/canvas'
import { openDocument, paper } from '@sac/platform/pdf/page/open-document'
import { facturXMetadata, facturXName } from '../factur-x/factur-x-metadata.ts'
import { writeFacturX } from '../factur-x/write-factur-x.ts'
import { drawCode, drawLines, drawTotals } from './charge.ts'
import { drawFeet } from './feet.ts'
import { drawFurtherHead, drawHead } from './head.ts'
import { drawParties } from './parties.ts'
import type { PrintedInvoice } from './printed-invoice.ts'
import { printedTexts } from './printed-texts.ts'
import { wordsOf } from './words.ts'

/** The PDF (A-3a and UA-1) with the electronic invoice inside. Equal input gives equal bytes, and no text keeps it from being made. */
export async function renderInvoice({ document, issuedAt, url }: PrintedInvoice): Promise<Uint8Array> {
  const printed = printedTexts(document)
  const words = wordsOf(document.language)
  const createdAt = new Date(issuedAt)
  const title = `${words.title[document.kind]} ${document.number}`
  const { pdf, bytes } = openDocument({
    title,
    author: printed.seller.name,
    subject: title,
    language: document.language,
    createdAt,
    extension: facturXMetadata,
  })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  pdf.addPage()
  const direction = document.language === 'ar' ? 'rtl' : 'ltr'
  const canvas: Canvas = { pdf, root, direction, y: paper.margin, startPage: () => drawFurtherHead(canvas, printed) }
  drawHead(canvas, printed)
  drawParties(canvas, printed)
  drawLines(canvas, printed)
  drawTotals(canvas, printed)
  drawCode(canvas, printed, url)
  attachFile(canvas, Buffer.from(writeFacturX(document)), {
    name: facturXName,
    type: 'text/xml',
    relationship: 'Alternative',
    description: words.attached,
    at: createdAt,
  })
  drawFeet(canvas, printed)
  root.end()
  pdf.end()
  return bytes
}
