import { isolated } from '@sac/contracts/text/isolate'
import { type Canvas, content, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { formatDate } from '@sac/platform/pdf/text/format'
import type { Address, InvoiceDocument } from '../domain/invoice-document.ts'
import { methodText, wordsOf } from './words.ts'

const half = content.width / 2 - 8
const left = { x: content.left, width: half } as const
const right = { x: content.left + content.width - half, width: half } as const
const label = { face: 'regular', size: 8, colour: colours.faint } as const
const value = { face: 'regular', size: 10, colour: colours.ink } as const

export const addressText = ({ street, postcode, city, country }: Address): string =>
  `${street}\n${isolated(postcode)} ${isolated(city)}\n${country}`

/** To whom it is made out, beside when it was issued and paid. */
export function drawParties(canvas: Canvas, document: InvoiceDocument): void {
  const { buyer, language } = document
  const words = wordsOf(language)
  const page = pageOf(canvas)
  const top = canvas.y
  paragraph(canvas, words.billedTo, { ...label, ...left, after: 2 })
  paragraph(canvas, buyer.name?.trim() || words.nobody, { ...value, ...left, face: 'bold', size: 11, after: 2 })
  if (buyer.address) paragraph(canvas, addressText(buyer.address), { ...value, ...left })
  const bottom = canvas.y
  // A name so long that it went on over the page has no room beside it.
  const isBeside = pageOf(canvas) === page
  if (isBeside) canvas.y = top
  for (const [name, text] of factsOf(document)) {
    paragraph(canvas, name, { ...label, ...right, after: 1 })
    paragraph(canvas, text, { ...value, ...right, after: 6 })
  }
  if (isBeside) canvas.y = Math.max(canvas.y, bottom)
  canvas.y += 8
}

const pageOf = ({ pdf }: Canvas) => pdf.bufferedPageRange().count

function factsOf({ kind, language, issuedOn, paid, corrects }: InvoiceDocument): [string, string][] {
  const words = wordsOf(language)
  return [
    [words.issuedOn, formatDate(issuedOn, language)],
    [words.paidOn[kind], formatDate(paid.on, language)],
    [words.method, methodText(language, paid.method)],
    ...(corrects
      ? [
          [words.corrects, words.correctsText(corrects.number, formatDate(corrects.issuedOn, language))] as [
            string,
            string,
          ],
        ]
      : []),
  ]
}
