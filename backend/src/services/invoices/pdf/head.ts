import { artifact, boxOn, type Canvas, content, edgeOf, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { drawLines } from '@sac/platform/pdf/page/draw-text'
import { paper } from '@sac/platform/pdf/page/open-document'
import { layOutText } from '@sac/platform/pdf/text/lay-out-text'
import type { InvoiceDocument } from '../domain/invoice-document.ts'
import { addressText } from './parties.ts'
import { wordsOf } from './words.ts'

const half = content.width / 2 - 8

/** Who it is from, and what it is. */
export function drawHead(canvas: Canvas, { seller, kind, number, language }: InvoiceDocument): void {
  const words = wordsOf(language)
  const top = canvas.y
  paragraph(canvas, words.title[kind], { face: 'bold', size: 22, colour: colours.ink, tag: 'H1', width: half })
  paragraph(canvas, number, { face: 'bold', size: 12, colour: colours.faint, width: half })
  const bottom = canvas.y
  canvas.y = top + 3
  const column = { x: content.left + content.width - half, width: half, align: 'end' } as const
  paragraph(canvas, seller.name, { face: 'bold', size: 11, colour: colours.ink, ...column, after: 2 })
  paragraph(canvas, addressText(seller), { face: 'regular', size: 8.5, colour: colours.faint, ...column })
  canvas.y = Math.max(canvas.y, bottom) + 12
  rule(canvas, canvas.y)
  canvas.y += 14
}

/** The short head repeated on every further page; returns the top of the free space. */
export function drawFurtherHead(canvas: Canvas, { kind, number, seller, language }: InvoiceDocument): number {
  const text = [`${wordsOf(language).title[kind]} ${number}`, seller.name].join('  \u00B7  ')
  const lines = layOutText(text, { face: 'bold', size: 8, width: content.width })
  const top = paper.margin
  const bottom = top + lines.length * 8 * 1.28 + 3
  const box = boxOn(canvas, { x: content.left, width: content.width })
  artifact(
    canvas.pdf,
    () => {
      drawLines(canvas.pdf, lines, { ...edgeOf(canvas, box), y: top, size: 8, colour: colours.ink })
      canvas.pdf
        .moveTo(content.left, bottom)
        .lineTo(content.left + content.width, bottom)
        .lineWidth(0.8)
        .stroke(colours.ink)
    },
    'Pagination',
  )
  return bottom + 8
}

function rule({ pdf }: Canvas, y: number): void {
  artifact(pdf, () =>
    pdf
      .moveTo(content.left, y)
      .lineTo(content.left + content.width, y)
      .lineWidth(1.2)
      .stroke(colours.ink),
  )
}
