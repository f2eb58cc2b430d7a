import { createRequire } from 'node:module'
import path from 'node:path'
import { unprintableCharacters } from '@sac/contracts/text/printable'
import { expect, test } from 'vitest'
import { faceFor, loadFont } from './load-fonts.ts'

const file = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@sac/contracts/text/printable')),
  'font-ranges.ts',
)

function rangesOfFonts(): string {
  const steps: string[] = []
  let last = 0
  const step = (edge: number) => {
    steps.push((edge - last).toString(36))
    last = edge
  }
  const covered = new Set(['regular' as const, 'bold' as const].flatMap((face) => loadFont(face).characterSet))
  for (const codePoint of [...covered].toSorted((a, b) => a - b)) {
    if (!covered.has(codePoint - 1)) step(codePoint)
    if (!covered.has(codePoint + 1)) step(codePoint + 1)
  }
  return steps.join(' ')
}

// `npx vitest run --update` with this file writes them again after the fonts have changed.
test('the ranges app and office judge by are those of the fonts', async () => {
  const source = `// Made from the fonts of the papers by the test that compares them (font-ranges.test.ts of platform).

/** Distances between the edges of what the fonts cover, in base 36: into the first range, out of it, into the next. */
export const fontRanges =
  '${rangesOfFonts()}'
`
  await expect(source).toMatchFileSnapshot(file)
})

test('what is judged printable has a glyph, and nothing else', () => {
  for (let codePoint = 0x20; codePoint < 0x2_0000; codePoint += 1) {
    const character = String.fromCodePoint(codePoint)
    if (
      /[\p{Cc}\p{Co}\p{Me}\u0334-\u0338\u20D2-\u20EB\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(
        character,
      ) ||
      character !== character.normalize('NFKC')
    )
      continue
    if ((unprintableCharacters(character).length === 0) !== (faceFor('regular', codePoint) !== null))
      throw new Error(`U+${codePoint.toString(16)}`)
  }
})
