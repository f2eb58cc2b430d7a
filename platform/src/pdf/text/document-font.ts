import type { Font, GlyphRun, Subset } from 'fontkit'
import { type Face, loadFont } from './load-fonts.ts'
import { shapeWord } from './shape-word.ts'

const fonts = new Map<Face, Font>()

/** A face as documents write with it: the parsed font, but words and subsets that were made before are not made again. */
export function documentFont(face: Face): Font {
  const known = fonts.get(face)
  if (known) return known
  const parsed = loadFont(face)
  const subsets = new Map<string, Uint8Array>()
  const font = Object.create(parsed, {
    layout: { value: (word: string) => copyOf(shapeWord(face, word).run) },
    createSubset: { value: () => rememberBytes(parsed.createSubset(), subsets) },
  }) as Font
  fonts.set(face, font)
  return font
}

// pdfkit scales the positions it is given where they are.
const copyOf = (run: GlyphRun): GlyphRun =>
  Object.assign(Object.create(Object.getPrototypeOf(run)) as GlyphRun, run, {
    positions: run.positions.map((position) => ({ ...position })),
  })

const subsetsAtMost = 32

/** The same glyphs in the same order are the same file. */
function rememberBytes(subset: Subset, known: Map<string, Uint8Array>): Subset {
  const inner = subset as Subset & { glyphs: number[]; encode: () => Uint8Array }
  const encode = inner.encode.bind(inner)
  const encodeOnce = () => {
    const key = inner.glyphs.join()
    const bytes = known.get(key) ?? encode()
    known.delete(key)
    known.set(key, bytes)
    const [oldest = ''] = known.keys()
    if (known.size > subsetsAtMost) known.delete(oldest)
    return bytes
  }
  inner.encode = encodeOnce
  return subset
}
