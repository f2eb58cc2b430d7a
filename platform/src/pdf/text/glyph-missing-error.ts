/** A character that no font of the documents has. `characters` are distinct, in order of appearance. */
export class GlyphMissingError extends Error {
  override readonly name = 'GlyphMissingError'
  readonly characters: readonly string[]
  constructor(characters: readonly string[]) {
    super(`no font has ${characters.map(codePointName).join(', ')}`)
    this.characters = characters
  }
}

const codePointName = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
