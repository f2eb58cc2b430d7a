import type { Face } from './load-fonts.ts'
import { shapeWord } from './shape-word.ts'

/** Width of text all of whose characters are in `face`, at font size 1. Spaces are laid out apart, as the writer does. */
export function widthOf(face: Face, text: string): number {
  let width = 0
  for (const word of text.match(/[^ ]* |[^ ]+$/g) ?? []) width += shapeWord(face, word).width
  return width
}
