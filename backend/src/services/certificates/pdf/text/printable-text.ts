import { faceFor } from './load-fonts.ts'

/** A character that no font of the documents has. `characters` are distinct, in order of appearance. */
export class GlyphMissingError extends Error {
  override readonly name = 'GlyphMissingError'
  readonly characters: readonly string[]
  constructor(characters: readonly string[]) {
    super(`no font has ${characters.map(codePointName).join(', ')}`)
    this.characters = characters
  }
}

// Overrides can make a line read as something else; direction follows from the letters and the isolates our sentences are made
// of. What joins or parts letters changes how they look and stays.
const invisible = /(?!\u200C|\u200D|[\u2066-\u2069])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

const isolates = /[\u2066-\u2069]/g

/** A text from outside as the documents take it: no control in it can reach what stands around it. */
export const withoutControls = (text: string): string => text.replace(invisible, '').replace(isolates, '')

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

/** Distinct characters of the text that cannot be printed, in order of appearance. */
export function unprintableCharacters(text: string): string[] {
  const characters = Array.from(withoutControls(printableText(text))).filter((character) => character !== '\n')
  return [...new Set(characters.filter((character) => !isPrintable(character)))]
}

function isPrintable(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return codePoint >= 0x20 && !(codePoint >= 0x7f && codePoint < 0xa0) && faceFor('regular', codePoint) !== null
}

const codePointName = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
