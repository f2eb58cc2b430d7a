import { findProfile } from '@sac/contracts/template/profiles'
import { artifact, type Canvas, content, ensureSpace } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { drawLines, linesHeight } from '@sac/platform/pdf/page/draw-text'
import { layOutText } from '@sac/platform/pdf/text/lay-out-text'
import type { PrintedDocument } from '../printed-document.ts'
import { resultColours } from '../result-colours.ts'
import { wordsOf } from '../words.ts'

// A fail is red and never green, also at arm's length and folded.
const fills = {
  pass: resultColours.pass,
  'pass-minor': resultColours.pass,
  fail: resultColours.fail,
  'fail-dangerous': resultColours.dangerous,
  abandoned: resultColours.neutral,
} as const

/** (7) The result across the page, with what it means for the driver. */
export function drawResultBanner(canvas: Canvas, { report, language }: PrintedDocument): void {
  const { pdf, root } = canvas
  const { result } = report.outcome
  const words = wordsOf(language)
  const width = content.width - 20
  const label = layOutText(words.result, { face: 'regular', size: 7, width })
  const title = layOutText(resultText(report, language), { face: 'bold', size: 15, width })
  const notice = layOutText(words.notices[result], { face: 'bold', size: 9, width })
  const blocks = [
    { lines: label, size: 7 },
    { lines: title, size: 15 },
    { lines: notice, size: 9 },
  ]
  const height = blocks.reduce((sum, { lines, size }) => sum + linesHeight(lines.length, size), 12)
  ensureSpace(canvas, height)
  const top = canvas.y
  artifact(pdf, () => pdf.rect(content.left, top, content.width, height).fill(fills[result]))
  let y = top + 6
  for (const { lines, size } of blocks.filter((block) => block.lines.length > 0)) {
    const at = y
    root.add(
      pdf.struct('P', {}, () => drawLines(pdf, lines, { x: content.left + 10, y: at, size, colour: colours.white })),
    )
    y += linesHeight(lines.length, size)
  }
  canvas.y = top + height + 8
}

/** The result in words, with the jurisdiction's letter for it where it has one. */
function resultText({ profileId, outcome }: PrintedDocument['report'], language: PrintedDocument['language']): string {
  const words = wordsOf(language).results[outcome.result]
  if (outcome.result === 'abandoned') return words
  const letter = findProfile(profileId)?.resultLetters[outcome.result] ?? ''
  return letter.length !== 1 ? words : `${words} (${letter})`
}
