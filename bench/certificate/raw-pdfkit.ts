import { paper } from '@sac/platform/pdf/page/open-document'
import { loadFont } from '@sac/platform/pdf/text/load-fonts'
import PDFDocument from 'pdfkit'
import { type Drawing, replayDrawing } from './record-drawing.ts'

/**
 * The same marks on the same paper by pdfkit alone: plain PDF, the same embedded fonts already parsed, every position known
 * beforehand; not tagged, not PDF/A, nothing attached, no seal.
 */
export function drawRaw(drawing: Drawing): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    font: null as never,
  })
  for (const face of ['regular', 'bold'] as const) pdf.registerFont(face, loadFont(face) as never)
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('error', reject)
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
  })
  replayDrawing(pdf, drawing)
  pdf.end()
  return done
}
