// The typefaces of every document, parsed once per thread: parsing costs more than laying out a whole page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

export type Face = 'regular' | 'bold'

const files: Record<Face, string> = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' }
const require = createRequire(import.meta.url)
const parsed = new Map<Face, fontkit.Font>()

/** The parsed font of a face. Latin, Greek, Cyrillic and Arabic are in both. */
export function loadFont(face: Face): fontkit.Font {
  const known = parsed.get(face)
  if (known) return known
  const font = fontkit.create(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${files[face]}`)))
  if (!('layout' in font)) throw new Error('a font file holds a collection of fonts where one is expected')
  parsed.set(face, font)
  return font
}

/** Where to look for a character, in order: the face asked for, then the one with the most characters. */
const chains: Record<Face, readonly Face[]> = { regular: ['regular', 'bold'], bold: ['bold', 'regular'] }

const found: Record<Face, Map<number, Face | null>> = { regular: new Map(), bold: new Map() }

/** The first face of the chain that can draw the character, or null when none can. */
export function faceFor(face: Face, codePoint: number): Face | null {
  const known = found[face].get(codePoint)
  if (known !== undefined) return known
  const answer = chains[face].find((candidate) => loadFont(candidate).hasGlyphForCodePoint(codePoint)) ?? null
  found[face].set(codePoint, answer)
  return answer
}
