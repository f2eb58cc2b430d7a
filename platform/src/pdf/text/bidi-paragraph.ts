// Directions in a paragraph by the Unicode bidirectional algorithm (UAX #9), rules P2 to I2 and L1, L4; bidi-js works them out.
import bidiFactory from 'bidi-js'

type Direction = 'ltr' | 'rtl'

/** A paragraph with the embedding level of each of its UTF-16 units; odd ones read from the right. No levels: all is left to right. */
export type Paragraph = { text: string; direction: Direction; levels?: Uint8Array }

export type Range = { start: number; end: number }

// Its types describe the ES module, Node loads the CommonJS one: there the module is the function.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

/** A paragraph reads in the direction of its first letter that has one and stands in no isolate, like `dir="auto"` in a browser. */
export function resolveParagraph(text: string): Paragraph {
  if (isPlain(text)) return { text, direction: 'ltr' }
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text.replaceAll(astral, standIn))
  for (const { index } of text.matchAll(astral)) levels[index + 1] = levels[index] ?? 0
  return { text, direction: paragraphs[0]?.level === 1 ? 'rtl' : 'ltr', levels }
}

// Everything below the Hebrew block runs left to right; most lines need nothing more.
const isPlain = (text: string) =>
  !/[\u0590-\u08FF\u200F\u202A-\u202E\u2067\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B]/.test(text)

// bidi-js looks at halves of pairs, which it takes for letters: digits and signs beyond U+FFFF lend themselves a known one.
const astral = /[\u{10000}-\u{10FFFF}]/gu
const alike = new Map(
  Object.entries({ EN: '1', ON: '!', ET: '%', NSM: '\u0300', R: '\u05D0', AL: '\u0627', AN: '\u0660' }),
)
const standIn = (character: string) => `${alike.get(bidi.getBidiCharTypeName(character)) ?? 'a'}\u00AD`

const trailing = /[ \u1680\u2000-\u200A\u205F\u3000\u2066-\u2069]/

/** Levels of one line of a paragraph: blanks at its end stand where the paragraph ends (L1). */
export function levelsOfLine({ text, direction, levels }: Paragraph, { start, end }: Range): Uint8Array {
  const line = levels?.slice(start, end) ?? new Uint8Array(end - start)
  for (let at = end - 1; at >= start && trailing.test(text.charAt(at)); at -= 1)
    line[at - start] = direction === 'rtl' ? 1 : 0
  return line
}

/** Whether a text has a letter that is written from right to left. Digits and signs of Arabic script are none. */
export const readsFromRight = (text: string): boolean =>
  !isPlain(text) && Array.from(text).some((character) => /^(R|AL)$/.test(bidi.getBidiCharTypeName(character)))

/** What stands for a character where text reads from the right: brackets open the other way (L4). */
export const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character
