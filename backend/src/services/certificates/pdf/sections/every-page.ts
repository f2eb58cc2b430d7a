// What every paper of this house has on its pages, whatever it is about.
import { isolated } from '@sac/contracts/text/isolate'
import { artifact, type Canvas, content } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { drawLines } from '@sac/platform/pdf/page/draw-text'
import { type Pdf, paper } from '@sac/platform/pdf/page/open-document'
import { formatDate } from '@sac/platform/pdf/text/format'
import { layOutText, textWidth } from '@sac/platform/pdf/text/lay-out-text'
import type { PrintedDocument } from '../printed-document.ts'
import { wordsOf } from '../words.ts'

type Sealed = Pick<PrintedDocument, 'language' | 'sealedBy' | 'issuedAt'>

/** One bold line over a rule; returns the top of the free space. Empty parts are left out. */
export function drawShortHead(pdf: Pdf, parts: readonly string[]): number {
  const text = parts.filter(Boolean).join('  \u00B7  ')
  const lines = layOutText(text, { face: 'bold', size: 8, width: content.width })
  const top = paper.margin
  const bottom = top + lines.length * 8 * 1.28 + 3
  artifact(
    pdf,
    () => {
      drawLines(pdf, lines, { x: content.left, y: top, size: 8, colour: colours.ink })
      rule(pdf, bottom, 0.8)
    },
    'Pagination',
  )
  return bottom + 8
}

/** A text and the number of the page at the foot of every page, once all pages are known. */
export function drawPageNumbers(pdf: Pdf, { text, language }: Pick<Sealed, 'language'> & { text: string }): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    const number = wordsOf(language).page(page - start + 1, count)
    const style = { face: 'regular', size: 7 } as const
    const place = { y: paper.height - 26, size: 7, colour: colours.faint }
    artifact(
      pdf,
      () => {
        drawLines(pdf, layOutText(text, { ...style, width: 400 }), { x: content.left, ...place })
        const x = content.left + content.width - textWidth(number, style)
        drawLines(pdf, layOutText(number, { ...style, width: 100 }), { x, ...place })
      },
      'Pagination',
    )
  }
}

/** The line that says who sealed the file, at the foot of the last page; returns the place of the seal's field. */
export function drawSealLine({ pdf, root }: Canvas, document: Sealed) {
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
