import { isolated } from '@sac/contracts/text/isolate'
import { artifact, boxOn, type Canvas, content, edgeOf } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { drawLines } from '@sac/platform/pdf/page/draw-text'
import { paper } from '@sac/platform/pdf/page/open-document'
import { layOutText } from '@sac/platform/pdf/text/lay-out-text'
import type { InvoiceDocument } from '../domain/invoice-document.ts'
import { wordsOf } from './words.ts'

const size = 7
const numbers = 90

/** Who the seller is before the law, and the page, at the foot of every page once all are known. */
export function drawFeet(canvas: Canvas, document: InvoiceDocument): void {
  const { pdf } = canvas
  const words = wordsOf(document.language)
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    artifact(
      pdf,
      () => {
        foot(canvas, legalText(document), { x: content.left, width: content.width - numbers })
        const box = { x: content.left + content.width - numbers, width: numbers }
        foot(canvas, words.page(page - start + 1, count), box, 'end')
      },
      'Pagination',
    )
  }
}

type Box = { x: number; width: number }

function foot(canvas: Canvas, text: string, box: Box, align: 'start' | 'end' = 'start'): void {
  const lines = layOutText(text, { face: 'regular', size, width: box.width })
  const edge = edgeOf(canvas, boxOn(canvas, box), align)
  drawLines(canvas.pdf, lines.slice(0, 2), { ...edge, y: paper.height - 40, size, colour: colours.faint })
}

function legalText({ seller, language }: InvoiceDocument): string {
  const words = wordsOf(language)
  return [
    isolated(seller.name),
    words.named(words.registration, isolated(seller.registration)),
    seller.vatId === null ? null : words.named(words.vatId, isolated(seller.vatId)),
    seller.email === null ? null : isolated(seller.email),
  ]
    .filter((part) => part !== null)
    .join('  \u00B7  ')
}
