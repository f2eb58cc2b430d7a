import { isolated } from '@sac/contracts/text/isolate'
import { type Canvas, content, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import type { Pdf } from '@sac/platform/pdf/page/open-document'
import type { PrintedDocument } from '../printed-document.ts'
import { type Words, wordsOf } from '../words.ts'
import { drawPageNumbers, drawShortHead } from './every-page.ts'

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
  const { vin } = document.report.vehicle
  const parts = [
    titleOf(document),
    reference(document, wordsOf(document.language)),
    vin === '' ? '' : `VIN\u00A0${vin}`,
  ]
  return drawShortHead(pdf, parts)
}

/** Page numbers and number at the foot of every page, once all pages are known. */
export const drawFeet = (pdf: Pdf, document: PrintedDocument): void =>
  drawPageNumbers(pdf, { text: reference(document, wordsOf(document.language)), language: document.language })
