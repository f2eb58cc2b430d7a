import PDFDocument from 'pdfkit'
import { alphabetOf } from '../text/alphabet.ts'
import { documentFont } from '../text/document-font.ts'
import { compressOnce } from './compress-once.ts'
import { type DocumentInfo, producer, xmpDescriptions } from './xmp.ts'

export type Pdf = PDFKit.PDFDocument
export type Reference = { end: (data?: Uint8Array | string) => void; data: Record<string, unknown> }

/** The parts of pdfkit that its type description leaves out. */
type Inner = {
  _addInfo: () => void
  _font: { encode: (text: string) => unknown }
  endAcroForm: () => void
  appendXML: (xml: string) => void
  ref: (data?: Record<string, unknown>) => Reference
  _root: Reference
  page: { annotations: Reference[]; dictionary: Reference }
}

export const inner = (pdf: Pdf): Inner => pdf as unknown as Inner

/** A4 in points. */
export const paper = { width: 595.28, height: 841.89, margin: 36 } as const

/**
 * A tagged A4 document, PDF/A-3a and PDF/UA-1, with both faces registered under their names. `bytes` resolves after `pdf.end()`.
 * The same content and the same `createdAt` give the same bytes.
 */
export function openDocument(info: DocumentInfo): { pdf: Pdf; bytes: Promise<Uint8Array> } {
  const pdf = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: info.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // None to begin with: whoever draws chooses, and the default would be a font that is not embedded.
    font: null as never,
    info: infoDictionary(info),
  })
  compressOnce(inner(pdf))
  for (const face of ['regular', 'bold'] as const) {
    pdf.registerFont(face, documentFont(face) as never).font(face)
    inner(pdf)._font.encode(alphabetOf(info.language))
  }
  const addInfo = () => inner(pdf).appendXML(xmpDescriptions(info))
  inner(pdf)._addInfo = addInfo
  return { pdf, bytes: collect(pdf) }
}

const infoDictionary = ({ title, author, subject, createdAt }: DocumentInfo) => ({
  Title: title,
  Author: author,
  Subject: subject,
  Producer: producer,
  Creator: producer,
  CreationDate: createdAt,
  ModDate: createdAt,
})

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('error', reject)
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
  })
}
