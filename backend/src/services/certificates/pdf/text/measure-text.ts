// Widths, in font size 1. Words repeat across documents, so their widths are remembered for the life of the thread.
import { type Face, loadFont } from './load-fonts.ts'

const known: Record<Face, Map<string, number>> = { regular: new Map(), bold: new Map() }
const rememberedAtMost = 20_000

/** Width of text all of whose characters are in `face`, at font size 1. Spaces are laid out apart, as the writer does. */
export function widthOf(face: Face, text: string): number {
  let width = 0
  for (const word of text.match(/[^ ]* |[^ ]+$/g) ?? []) width += widthOfWord(face, word)
  return width
}

function widthOfWord(face: Face, word: string): number {
  const widths = known[face]
  const remembered = widths.get(word)
  if (remembered !== undefined) return remembered
  if (widths.size >= rememberedAtMost) widths.clear()
  const font = loadFont(face)
  const width = font.layout(word).advanceWidth / font.unitsPerEm
  widths.set(word, width)
  return width
}
