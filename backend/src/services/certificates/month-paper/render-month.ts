// Lays out the monthly report for the authority. What is not here: which tests it has, versions, signatures.
import { attachFile } from '@sac/platform/pdf/page/attach-file'
import { type Canvas, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { openDocument, paper } from '@sac/platform/pdf/page/open-document'
import { formatDate } from '@sac/platform/pdf/text/format'
import { plainTexts } from '@sac/platform/pdf/text/plain-texts'
import { reserveSeal } from '../pdf/seal/reserve-seal.ts'
import { drawPageNumbers, drawSealLine, drawShortHead } from '../pdf/sections/every-page.ts'
import { wordsOf } from '../pdf/words.ts'
import { drawChanges, drawFacts, drawSums, drawTests } from './month-tables.ts'
import type { PrintedMonth } from './printed-month.ts'
import { readMonthCsv } from './read-month-csv.ts'
import { monthWordsOf } from './words.ts'

/** The PDF (A-3a and UA-1) with the file inside and an empty place for the seal. Equal input gives equal bytes. */
export async function renderMonth(given: PrintedMonth): Promise<Uint8Array> {
  const document = { ...plainTexts({ ...given, csv: '' }), csv: given.csv }
  const { language, centre, centreId, month, version, csv, issuedAt, sealedBy } = document
  const words = monthWordsOf(language)
  const createdAt = new Date(issuedAt)
  const parts = [words.title, centreId, monthText(document), words.version(version)]
  const title = parts.join('  \u00B7  ')
  const { pdf, bytes } = openDocument({ title, author: centre.name, subject: words.title, language, createdAt })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  pdf.addPage()
  const canvas: Canvas = { pdf, root, y: paper.margin, startPage: () => drawShortHead(pdf, parts) }
  drawBody(canvas, document)
  const place = drawSealLine(canvas, { language, sealedBy, issuedAt })
  const form = pdf.struct('Form')
  root.add(form)
  reserveSeal(pdf, { ...place, form, label: wordsOf(language).seal, at: createdAt })
  attachFile(canvas, Buffer.from(csv), {
    name: `${centreId}-${month}-v${version}.csv`,
    type: 'text/csv',
    relationship: 'Source',
    description: words.file,
    at: createdAt,
  })
  drawPageNumbers(pdf, { text: title, language })
  root.end()
  pdf.end()
  return bytes
}

/** `2026-11` as "November 2026". */
const monthText = ({ month, language }: PrintedMonth) => formatDate(`${month}-01`, language).replace(/^\S+ /, '')

function drawBody(canvas: Canvas, document: PrintedMonth): void {
  const words = monthWordsOf(document.language)
  const lines = readMonthCsv(document.csv)
  paragraph(canvas, words.title, { face: 'bold', size: 16, colour: colours.ink, tag: 'H1' })
  const under = [monthText(document), words.version(document.version)].join('  \u00B7  ')
  paragraph(canvas, under, { face: 'bold', size: 10, colour: colours.ink, after: 6 })
  drawFacts(canvas, document, lines)
  drawSums(canvas, document, lines)
  drawChanges(canvas, document)
  drawTests(canvas, document, lines)
}
