// Characters nobody sees, or that move others: with them one paper can be read as two plates.

/** `place` counts characters from 1. */
export type Unseen = { code: string; name: string; place: number }

// Formats (Unicode Cf, bidi controls and tags among them), what fonts are told to leave out, controls, line ends, halves of pairs,
// code points that are no characters, and the letters that are drawn as nothing.
const unseen =
  /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u2800\u{1D159}]/u

const lineOrTab = /[\n\r\t]/

const arabicLetter = '(?=\\p{sc=Arabic})\\p{L}'
const afterLetter = new RegExp(`${arabicLetter}\\p{M}*$`, 'u')
const beforeLetter = new RegExp(`^${arabicLetter}`, 'u')

// Between two Arabic letters U+200C keeps them apart; behind one at the end of a word U+200D gives it another form. They move
// nothing and stand for no letter; anywhere else they would be unseen.
function shapesLetters(character: string, before: string, after: string): boolean {
  if (character === '\u200C') return afterLetter.test(before) && beforeLetter.test(after)
  return character === '\u200D' && afterLetter.test(before) && !/^[\p{L}\p{M}]/u.test(after)
}

const pictureBefore = /\p{Extended_Pictographic}(\uFE0F|\p{Emoji_Modifier})?$/u
const pictureAfter = /^\p{Extended_Pictographic}/u

// Phones write them with pictures: U+FE0E and U+FE0F say whether a sign is drawn as one, U+200D makes one of two. Behind or
// between signs that are seen they move nothing.
function drawsPicture(character: string, before: string, after: string): boolean {
  if (character === '\u200D') return pictureBefore.test(before) && pictureAfter.test(after)
  return /[\uFE0E\uFE0F]/.test(character) && /\p{Emoji}$/u.test(before)
}

/** `line`: a plate or a name; `lines`: running text. */
export type TextKind = 'line' | 'lines'

function isAllowed(text: string, at: number, character: string): boolean {
  const [before, after] = [text.slice(0, at), text.slice(at + character.length)]
  return lineOrTab.test(character) || shapesLetters(character, before, after) || drawsPicture(character, before, after)
}

/**
 * The first unseen character of a text, or null. A `line` is a plate or a name, told apart by its letters alone: it may have none.
 * Running text (`lines`) may have line ends, tabs, what shapes Arabic letters, and what belongs to a picture before it.
 */
export function findUnseen(text: string, kind: TextKind): Unseen | null {
  if (!unseen.test(text)) return null
  let at = 0
  for (const [index, character] of Array.from(text).entries()) {
    if (unseen.test(character) && !(kind === 'lines' && isAllowed(text, at, character)))
      return { ...named(character), place: index + 1 }
    at += character.length
  }
  return null
}

const names: Readonly<Record<string, string>> = {
  '00AD': 'soft hyphen',
  '061C': 'Arabic letter mark',
  '115F': 'Hangul filler',
  '1160': 'Hangul filler',
  '200B': 'zero width space',
  '200C': 'zero width non-joiner',
  '200D': 'zero width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '202A': 'left-to-right embedding',
  '202B': 'right-to-left embedding',
  '202C': 'end of embedding',
  '202D': 'left-to-right override',
  '202E': 'right-to-left override',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'first strong isolate',
  '2069': 'end of isolate',
  '3164': 'Hangul filler',
  FEFF: 'zero width no-break space',
  FFA0: 'Hangul filler',
}

function named(character: string): { code: string; name: string } {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { code: `U+${code}`, name: names[code] ?? kindOf(character) }
}

function kindOf(character: string): string {
  if (/\p{Variation_Selector}/u.test(character)) return 'variation selector'
  if (/[\u{E0000}-\u{E007F}]/u.test(character)) return 'tag character'
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(character) ? 'control character' : 'invisible character'
}
