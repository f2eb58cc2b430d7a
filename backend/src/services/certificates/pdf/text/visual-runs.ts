// From a line in reading order to what is drawn from left to right (Unicode bidirectional algorithm, rule L2 over runs).
import bidiFactory from 'bidi-js'
import { type Face, faceFor } from './load-fonts.ts'
import { GlyphMissingError } from './printable-text.ts'

/** A piece drawn with one font in one direction; `logical` is set on the first piece of a right-to-left run. */
export type Run = { text: string; face: Face; rightToLeft: boolean; logical: string }

// Its types describe the ES module, Node loads the CommonJS one: there the module is the function.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

export type Direction = 'ltr' | 'rtl'

/** The direction in which a paragraph reads: that of its first letter that has one. */
export function directionOf(paragraph: string): Direction {
  if (isPlain(paragraph)) return 'ltr'
  return bidi.getEmbeddingLevels(paragraph).paragraphs[0]?.level === 1 ? 'rtl' : 'ltr'
}

/** The runs of one line of a paragraph, left to right. Throws GlyphMissingError. */
export function visualRuns(line: string, { face, direction }: { face: Face; direction: Direction }): Run[] {
  if (direction === 'ltr' && isPlain(line))
    return byFace(line, face).map((part) => ({ ...part, rightToLeft: false, logical: part.text }))
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  return reorder(levelRuns(line, levels)).flatMap((run) =>
    run.level % 2 === 1 ? drawRight(run, face) : drawLeft(run, face),
  )
}

type LevelRun = { text: string; level: number }

// Everything below the Hebrew block runs left to right; most lines need nothing more.
const isPlain = (line: string) => !/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B]/.test(line)

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

const drawLeft = ({ text }: LevelRun, face: Face): Run[] =>
  byFace(text, face).map((part) => ({ ...part, rightToLeft: false, logical: part.text }))

// The font library turns the letters of one word round, never the words of a line: words are drawn one by one, last first.
function drawRight({ text }: LevelRun, face: Face): Run[] {
  const words = text.match(/ +|[^ ]+/g) ?? []
  const runs = words.toReversed().flatMap((word) => byFace(mirrored(word), face).toReversed())
  return runs.map((part, index) => ({ ...part, rightToLeft: true, logical: index === 0 ? text : '' }))
}

const hasLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

function mirrored(word: string): string {
  const turned = Array.from(word, (character) => bidi.getMirroredCharacter(character) ?? character)
  return hasLetter.test(word) ? turned.join('') : turned.toReversed().join('')
}

/** Splits text where the font must change. */
function byFace(text: string, face: Face): { text: string; face: Face }[] {
  const parts: { text: string; face: Face }[] = []
  for (const character of text) {
    const found = faceFor(face, character.codePointAt(0) ?? 0)
    if (!found) throw new GlyphMissingError([character])
    const last = parts.at(-1)
    if (last?.face === found) last.text += character
    else parts.push({ text: character, face: found })
  }
  return parts
}
