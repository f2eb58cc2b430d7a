// From a line in reading order to what is drawn from left to right (Unicode bidirectional algorithm, rule L2 over runs).
import { withoutIsolates } from '@sac/contracts/text/isolate'
import { levelsOfLine, mirrored, type Paragraph, type Range, readsFromRight } from './bidi-paragraph.ts'
import { GlyphMissingError } from './glyph-missing-error.ts'
import { type Face, faceFor } from './load-fonts.ts'

/** A piece drawn with one font in one direction; `logical` is set on the first piece of a right-to-left run. */
export type Run = { text: string; face: Face; rightToLeft: boolean; logical: string }

/** The runs of one line of a paragraph, left to right. Throws GlyphMissingError. */
export function visualRuns(paragraph: Paragraph, line: Range, face: Face): Run[] {
  const { text, levels } = paragraph
  if (levels === undefined) return drawLeft(text.slice(line.start, line.end), face)
  return reorder(levelRuns(text.slice(line.start, line.end), levelsOfLine(paragraph, line))).flatMap((run) =>
    run.level % 2 === 1 ? drawRight(run.text, face) : drawLeft(run.text, face),
  )
}

type LevelRun = { text: string; level: number }

function levelRuns(line: string, levels: Uint8Array): LevelRun[] {
  const runs: LevelRun[] = []
  for (let index = 0; index < line.length; index += 1) {
    const level = levels[index] ?? 0
    const last = runs.at(-1)
    if (last?.level === level) last.text += line.charAt(index)
    else runs.push({ text: line.charAt(index), level })
  }
  return runs
}

function reorder(runs: LevelRun[]): LevelRun[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) reverseStretches(ordered, level)
  return ordered
}

function reverseStretches(runs: LevelRun[], level: number): void {
  let start = 0
  while (start < runs.length) {
    let end = start
    while ((runs[end]?.level ?? -1) >= level) end += 1
    if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).toReversed())
    start = Math.max(end, start + 1)
  }
}

const drawLeft = (text: string, face: Face): Run[] =>
  byFace(text, face).map((part) => ({ ...part, rightToLeft: false, logical: part.text }))

// The font library turns the letters of one word round, never the words of a line: words are drawn one by one, last first.
function drawRight(text: string, face: Face): Run[] {
  const parts = (text.match(/ +|[^ ]+/g) ?? []).flatMap((word) => byFace(word, face))
  return parts.toReversed().map((part, index) => ({
    face: part.face,
    text: asDrawnRight(part.text),
    rightToLeft: true,
    logical: index === 0 ? withoutIsolates(text) : '',
  }))
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What the shaper is given: it turns round what has letters to be turned (shape-word.ts), the rest is turned here. */
function asDrawnRight(word: string): string {
  const turned = Array.from(word, mirrored).join('')
  if (readsFromRight(word)) return turned
  return Array.from(graphemes.segment(turned), ({ segment }) => segment)
    .toReversed()
    .join('')
}

/** Splits text where the font must change. Isolates have done their work once the levels are known, and no font draws them. */
function byFace(text: string, face: Face): { text: string; face: Face }[] {
  const parts: { text: string; face: Face }[] = []
  for (const character of withoutIsolates(text)) {
    const found = faceFor(face, character.codePointAt(0) ?? 0)
    if (!found) throw new GlyphMissingError([character])
    const last = parts.at(-1)
    if (last?.face === found) last.text += character
    else parts.push({ text: character, face: found })
  }
  return parts
}
