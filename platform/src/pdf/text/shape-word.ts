// Turning a word into placed glyphs is the dearest part of a page, and most words stand on every page: what was shaped is
// remembered for the life of the thread. A word is what the PDF writer shapes at once: letters and the space behind them.
import type { GlyphRun } from 'fontkit'
import { readsFromRight } from './bidi-paragraph.ts'
import { type Face, loadFont } from './load-fonts.ts'

export type ShapedWord = { run: GlyphRun /** In font size 1. */; width: number }

const known: Record<Face, Map<string, ShapedWord>> = { regular: new Map(), bold: new Map() }
const rememberedAtMost = 5_000
const lettersAtMost = 40

/**
 * A word of one direction whose characters are all in `face`. The run is shared: whoever changes it works on a copy. Left alone
 * the font library would turn round whatever has a character of Arabic script, its digits and signs too.
 */
export function shapeWord(face: Face, word: string): ShapedWord {
  const words = known[face]
  const remembered = words.get(word)
  if (remembered !== undefined) return remembered
  const font = loadFont(face)
  const run = font.layout(word, [], undefined, undefined, readsFromRight(word) ? 'rtl' : 'ltr')
  const shaped = { run, width: run.advanceWidth / font.unitsPerEm }
  if (words.size >= rememberedAtMost) words.clear()
  if (word.length <= lettersAtMost) words.set(word, shaped)
  return shaped
}
