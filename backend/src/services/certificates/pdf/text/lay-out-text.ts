import type { Face } from './load-fonts.ts'
import { widthOf } from './measure-text.ts'
import { printableText } from './printable-text.ts'
import { type Direction, directionOf, type Run, visualRuns } from './visual-runs.ts'

/** A line ready to draw: runs from left to right, each with its distance from the line's left edge, in points. */
export type Line = { runs: readonly (Run & { x: number })[]; width: number }

export type TextStyle = { face: Face; size: number }

/**
 * Breaks text into lines no wider than `width` points: at line breaks and spaces, and inside a word only when the word alone
 * is wider. Empty text gives no line. Throws GlyphMissingError.
 */
export function layOutText(text: string, { face, size, width }: TextStyle & { width: number }): readonly Line[] {
  const key = `${face} ${size} ${width} ${text}`
  const known = laidOut.get(key)
  if (known) return known
  const lines = printableText(text)
    .split('\n')
    .flatMap((paragraph) => layOutParagraph(paragraph.trim(), { face, size, direction: directionOf(paragraph) }, width))
  if (laidOut.size >= rememberedAtMost) laidOut.clear()
  if (text.length <= lettersAtMost) laidOut.set(key, lines)
  return lines
}

// Most of a page is labels and the words of the test programme: how they were laid out is remembered for the life of the thread.
const laidOut = new Map<string, readonly Line[]>()
const rememberedAtMost = 2_000
const lettersAtMost = 200

// All lines of a paragraph read in its direction, whatever letter the break put first.
type ParagraphStyle = TextStyle & { direction: Direction }

const layOutParagraph = (paragraph: string, style: ParagraphStyle, width: number): Line[] =>
  breakLines(paragraph, style, width).map((line) => place(line, style))

/** Width of a text on one line, in points. */
export function textWidth(text: string, style: TextStyle): number {
  const line = printableText(text)
  return place(line, { ...style, direction: directionOf(line) }).width
}

function place(line: string, { face, size, direction }: ParagraphStyle): Line {
  let x = 0
  const runs = visualRuns(line, { face, direction }).map((run) => {
    const placed = { ...run, x }
    x += widthOf(run.face, run.text) * size
    return placed
  })
  return { runs, width: x }
}

function breakLines(paragraph: string, style: ParagraphStyle, width: number): string[] {
  if (paragraph === '') return []
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/ +/).flatMap((whole) => fitWord(whole, style, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && place(longer, style).width > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A word that fits stays whole; a wider one is cut between characters as a reader sees them. */
function fitWord(word: string, style: ParagraphStyle, width: number): string[] {
  if (place(word, style).width <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && place(part + segment, style).width > width) {
      parts.push(part)
      part = segment
    } else part += segment
  }
  return [...parts, part]
}
