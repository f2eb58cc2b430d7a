import { isolated } from '@sac/contracts/text/isolate'
import { artifact, type Canvas, content, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { drawLines } from '@sac/platform/pdf/page/draw-text'
import { type Pdf, paper } from '@sac/platform/pdf/page/open-document'
import { formatDate } from '@sac/platform/pdf/text/format'
import { layOutText, textWidth } from '@sac/platform/pdf/text/lay-out-text'
import type { PrintedDocument } from '../printed-document.ts'
import { type Words, wordsOf } from '../words.ts'

/** What kind of paper this is, in words: a failed test never calls itself a certificate. */
export function titleOf({ report, language }: PrintedDocument): string {
  const words = wordsOf(language)
  if (report.outcome.result === 'abandoned') return words.refusal
  return report.outcome.result.startsWith('pass') ? words.certificate : words.report
}

const reference = ({ issue }: PrintedDocument, words: Words): string =>
  issue === null ? '' : `${words.number} ${issue.number}  \u00B7  ${words.revision} ${issue.revision}`

/** Title, number and revision note at the top of the first page. */
export function drawFirstHead(canvas: Canvas, document: PrintedDocument): void {
  const words = wordsOf(document.language)
  const width = content.width
  paragraph(canvas, titleOf(document), { face: 'bold', size: 16, colour: colours.ink, tag: 'H1', width })
  paragraph(canvas, reference(document, words), { face: 'bold', size: 10, colour: colours.ink, width, after: 1 })
  paragraph(canvas, words.directive, { face: 'regular', size: 7, colour: colours.faint, width, after: 3 })
  const { revision, revisionReason } = document.report
  if (revision > 1)
    paragraph(canvas, words.replaces(revision - 1, isolated(revisionReason ?? '')), {
      face: 'bold',
      size: 8,
      colour: colours.ink,
      after: 3,
    })
}

/** The short head repeated on every further page; returns the top of the free space. */
export function drawFurtherHead(pdf: Pdf, document: PrintedDocument): number {
  const words = wordsOf(document.language)
  const { vin } = document.report.vehicle
  const text = [titleOf(document), reference(document, words), vin === '' ? '' : `VIN\u00A0${vin}`]
    .filter(Boolean)
    .join('  \u00B7  ')
  const lines = layOutText(text, { face: 'bold', size: 8, width: content.width })
  const top = paper.margin
  const bottom = top + lines.length * 8 * 1.28 + 3
  artifact(
    pdf,
    () => {
      drawLines(pdf, lines, { x: content.left, y: top, size: 8, colour: colours.ink })
      pdf
        .moveTo(content.left, bottom)
        .lineTo(content.left + content.width, bottom)
        .lineWidth(0.8)
        .stroke(colours.ink)
    },
    'Pagination',
  )
  return bottom + 8
}

/** Page numbers and number at the foot of every page, once all pages are known. */
export function drawFeet(pdf: Pdf, document: PrintedDocument): void {
  const words = wordsOf(document.language)
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    const text = words.page(page - start + 1, count)
    const style = { face: 'regular', size: 7 } as const
    const y = paper.height - 26
    artifact(
      pdf,
      () => {
        drawLines(pdf, layOutText(reference(document, words), { ...style, width: 400 }), {
          x: content.left,
          y,
          size: 7,
          colour: colours.faint,
        })
        const x = content.left + content.width - textWidth(text, style)
        drawLines(pdf, layOutText(text, { ...style, width: 100 }), { x, y, size: 7, colour: colours.faint })
      },
      'Pagination',
    )
  }
}

/** The line that says who sealed the file, at the foot of the last page; returns the place of the seal's field. */
export function drawSealLine({ pdf, root }: Canvas, document: PrintedDocument) {
  const words = wordsOf(document.language)
  const text = words.sealed(isolated(document.sealedBy), formatDate(document.issuedAt.slice(0, 10), document.language))
  const lines = layOutText(text, { face: 'regular', size: 7, width: content.width })
  const place = { x: content.left, y: content.bottom + 4, width: content.width, height: 22 }
  artifact(pdf, () => rule(pdf, content.bottom + 1, 0.4))
  root.add(pdf.struct('P', {}, () => drawLines(pdf, lines, { ...place, size: 7, colour: colours.faint })))
  return place
}

const rule = (pdf: Pdf, y: number, width: number) =>
  pdf
    .moveTo(content.left, y)
    .lineTo(content.left + content.width, y)
    .lineWidth(width)
    .stroke(colours.ink)
