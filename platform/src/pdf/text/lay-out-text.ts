import { printableText } from '@sac/contracts/text/printable'
import { type Paragraph, type Range, resolveParagraph } from './bidi-paragraph.ts'
import type { Face } from './load-fonts.ts'
import { widthOf } from './measure-text.ts'
import { type Run, visualRuns } from './visual-runs.ts'

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
    .flatMap((paragraph) => layOutParagraph(paragraph.trim().replaceAll(/ +/g, ' '), { face, size, width }))
  if (laidOut.size >= rememberedAtMost) laidOut.clear()
  if (text.length <= lettersAtMost) laidOut.set(key, lines)
  return lines
}

// Most of a page is labels and the words of the test programme: how they were laid out is remembered for the life of the thread.
const laidOut = new Map<string, readonly Line[]>()
const rememberedAtMost = 2_000
const lettersAtMost = 200

type Measure = TextStyle & { width: number }

// Directions belong to the paragraph: a number on the second line may follow from a letter on the first.
function layOutParagraph(text: string, style: Measure): Line[] {
  const paragraph = resolveParagraph(text)
  return breakLines(paragraph, style).map((line) => place(paragraph, line, style))
}

/** Width of a text on one line, in points. */
export function textWidth(text: string, style: TextStyle): number {
  const line = printableText(text)
  return place(resolveParagraph(line), { start: 0, end: line.length }, style).width
}

function place(paragraph: Paragraph, line: Range, { face, size }: TextStyle): Line {
  let x = 0
  const runs = visualRuns(paragraph, line, face).map((run) => {
    const placed = { ...run, x }
    x += widthOf(run.face, run.text) * size
    return placed
  })
  return { runs, width: x }
}

const wordsIn = (text: string): Range[] =>
  Array.from(text.matchAll(/[^ ]+/g), ({ 0: word, index }) => ({ start: index, end: index + word.length }))

function breakLines(paragraph: Paragraph, style: Measure): Range[] {
  const lines: Range[] = []
  for (const word of wordsIn(paragraph.text).flatMap((whole) => fitWord(paragraph, whole, style))) {
    const line = lines.at(-1)
    if (line && place(paragraph, { start: line.start, end: word.end }, style).width <= style.width) line.end = word.end
    else lines.push(word)
  }
  return lines
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A word that fits stays whole; a wider one is cut between characters as a reader sees them. */
function fitWord(paragraph: Paragraph, word: Range, style: Measure): Range[] {
  if (place(paragraph, word, style).width <= style.width) return [word]
  const parts: Range[] = []
  for (const { segment, index } of graphemes.segment(paragraph.text.slice(word.start, word.end))) {
    const [start, end] = [word.start + index, word.start + index + segment.length]
    const part = parts.at(-1)
    if (part && place(paragraph, { start: part.start, end }, style).width <= style.width) part.end = end
    else parts.push({ start, end })
  }
  return parts
}
