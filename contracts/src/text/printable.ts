// Which letters a paper can show, asked before anything is recorded, stored or signed. The typefaces decide: font-ranges.ts is
// made from their files.
import { fontRanges } from './font-ranges.ts'
import { withoutIsolates } from './isolate.ts'

// Overrides can make a line read as something else; direction follows from the letters and the isolates our sentences are made
// of. What joins or parts letters changes how they look and stays.
const invisible = /(?!\u200C|\u200D|[\u2066-\u2069])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** A text from outside as the documents take it: no control in it can reach what stands around it. */
export const withoutControls = (text: string): string => withoutIsolates(text.replace(invisible, ''))

// Letters already joined or shaped, as old files hold them. The font makes those forms itself out of the plain letters; given
// both ways, what a reader copies from a document would depend on which way the font met first.
const shapedLetters = /[\uFB00-\uFDFF\uFE70-\uFEFC]+/g

/** Text as it is printed: composed, of plain letters, without invisible controls but isolates, `\n` as the only line break and no other blank but a space. */
export function printableText(text: string): string {
  return text
    .replace(shapedLetters, (letters) => letters.normalize('NFKC'))
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
}

// Edges of the ranges, ascending: a code point is covered when an odd number of them is not above it.
const edges = readEdges(fontRanges)

function readEdges(ranges: string): number[] {
  let edge = 0
  return ranges.split(' ').map((step) => (edge += Number.parseInt(step, 36)))
}

function isCovered(codePoint: number): boolean {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= codePoint) low = middle + 1
    else high = middle
  }
  return low % 2 === 1
}

// A font's own signs, which any other draws as something else, and marks drawn across a letter: with one a plate reads as another.
const misleading = /[\p{Co}\p{Me}\u0334-\u0338\u20D2-\u20EB]/u

function isPrintable(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  const isControl = codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)
  return !isControl && !misleading.test(character) && isCovered(codePoint)
}

/** A character no font has, or one mark too many; `place` counts characters from 1. */
export type Unprintable = { character: string; place: number }

/** No script puts more marks on one letter than this; a pile of them would be drawn over the lines around it. */
const marksOnALetter = 4

// Nearly every text there is: what every font has, and nothing that joins, parts or hides.
const plain = /^[\n -~]*$/

/** Every place of the text, as it is printed, at which stands a character that cannot be. */
export function listUnprintable(text: string): Unprintable[] {
  if (plain.test(text)) return []
  let marks = 0
  return Array.from(withoutControls(printableText(text))).flatMap((character, index) => {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0
    const isFine = character === '\n' || (marks <= marksOnALetter && isPrintable(character))
    return isFine ? [] : [{ character, place: index + 1 }]
  })
}

/** Distinct characters of the text that cannot be printed, in order of appearance. */
export function unprintableCharacters(text: string): readonly string[] {
  const found = listUnprintable(text)
  return found.length === 0 ? none : [...new Set(found.map(({ character }) => character))]
}

const none: readonly string[] = []
