import { codePointName } from '@sac/contracts/text/judge-text'

/** A character that no font of the documents has. `characters` are distinct, in order of appearance. */
export class GlyphMissingError extends Error {
  override readonly name = 'GlyphMissingError'
  readonly characters: readonly string[]
  constructor(characters: readonly string[]) {
    super(`no font has ${characters.map(codePointName).join(', ')}`)
    this.characters = characters
  }
}
