import { artifact, boxOn, type Canvas, content, ensureSpace, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { drawQr } from '@sac/platform/pdf/page/draw-qr'
import { figure } from '@sac/platform/pdf/page/figure'
import { type Column, table } from '@sac/platform/pdf/page/table'
import type { InvoiceDocument } from '../domain/invoice-document.ts'
import { formatMoney, formatRate } from './format-money.ts'
import { wordsOf } from './words.ts'

/** What was sold, or taken back. */
export function drawLines(canvas: Canvas, { lines, currency, language }: InvoiceDocument): void {
  const words = wordsOf(language)
  const columns: Column[] = [
    { title: words.description, share: 42 },
    { title: words.quantity, share: 12, align: 'end' },
    { title: words.vat, share: 10, align: 'end' },
    { title: words.net, share: 18, align: 'end' },
    { title: words.gross, share: 18, align: 'end' },
  ]
  const rows = lines.map(({ text, quantity, vatRate, netMinor, grossMinor }) => [
    text,
    String(quantity),
    words.vatRate(formatRate(vatRate, language)),
    formatMoney(netMinor, currency, language),
    formatMoney(grossMinor, currency, language),
  ])
  table(canvas, columns, rows, { size: 9 })
  canvas.y += 6
}

const width = 270
const box = { x: content.left + content.width - width, width } as const
const rowHeight = 17

/** Net, VAT of each rate, and the total in a band of its own. */
export function drawTotals(canvas: Canvas, document: InvoiceDocument): void {
  const { kind, rates, netMinor, grossMinor, currency, language, seller } = document
  const words = wordsOf(language)
  const money = (minor: number) => formatMoney(minor, currency, language)
  ensureSpace(canvas, rowHeight * (rates.length + 1) + 40)
  row(canvas, words.netTotal, money(netMinor))
  for (const { vatRate, netMinor: net, vatMinor } of rates)
    row(canvas, words.vatTotal(formatRate(vatRate, language), money(net)), money(vatMinor))
  band(canvas, words.total[kind], money(grossMinor))
  paragraph(canvas, words.settled[kind], { ...small, ...box, after: 2 })
  if (seller.exemption !== null) paragraph(canvas, seller.exemption, { ...small, ...box, after: 2 })
}

const small = { face: 'regular', size: 8, colour: colours.faint } as const

/** Two texts on one line; a long name goes on below. */
function row(canvas: Canvas, name: string, amount: string): void {
  const style = { face: 'regular', size: 9, colour: colours.ink } as const
  const top = canvas.y
  paragraph(canvas, name, { ...style, ...inner(3, 180) })
  const bottom = canvas.y
  canvas.y = top
  paragraph(canvas, amount, { ...style, ...inner(180, width - 183), align: 'end' })
  canvas.y = Math.max(canvas.y, bottom) + 4
}

const inner = (from: number, of: number) => ({ x: box.x + from, width: of })

function band(canvas: Canvas, name: string, amount: string): void {
  const height = 26
  const top = canvas.y
  const { x } = boxOn(canvas, box)
  artifact(canvas.pdf, () => canvas.pdf.rect(x, top, width, height).fill(colours.ink))
  const style = { face: 'bold', colour: colours.white } as const
  canvas.y = top + 7
  paragraph(canvas, name, { ...style, size: 9.5, ...inner(8, 150) })
  canvas.y = top + 5.5
  paragraph(canvas, amount, { ...style, size: 12, ...inner(130, width - 138), align: 'end' })
  canvas.y = top + height + 8
}

const edge = (28 / 25.4) * 72

/** The code that opens this document, with what it is for beside it. */
export function drawCode(canvas: Canvas, { language }: InvoiceDocument, url: string): void {
  const words = wordsOf(language)
  canvas.y += 16
  ensureSpace(canvas, edge)
  const y = canvas.y
  const { x } = boxOn(canvas, { x: content.left, width: edge })
  figure(canvas, words.code, { x, y, width: edge, height: edge }, () => drawQr(canvas.pdf, url, { x, y, edge }))
  const beside = { x: content.left + edge + 8, width: content.width - edge - 8 }
  canvas.y = y + 26
  paragraph(canvas, words.download, { ...small, colour: colours.ink, size: 9, ...beside, after: 3 })
  paragraph(canvas, words.electronic, { ...small, ...beside })
  canvas.y = Math.max(canvas.y, y + edge)
}
