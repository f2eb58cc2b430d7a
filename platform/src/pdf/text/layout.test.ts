import { printableText, unprintableCharacters, withoutControls } from '@sac/contracts/text/printable'
import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveParagraph } from './bidi-paragraph.ts'
import { layOutText, textWidth } from './lay-out-text.ts'
import type { Face } from './load-fonts.ts'
import { shapeWord } from './shape-word.ts'
import { visualRuns } from './visual-runs.ts'

const style = { face: 'regular', size: 10 } as const
const count = (text: string) => Array.from(text.replace(/\s/g, '')).toSorted().join('')
const runsOf = (text: string, face: Face = 'regular') =>
  visualRuns(resolveParagraph(text), { start: 0, end: text.length }, face)
const drawn = (text: string) => runsOf(text).map((run) => run.text)

test('Latin, Greek, Cyrillic and Arabic letters are all printable', () => {
  expect(unprintableCharacters('Łukasz Żółciński Ωμέγα Ёжик محمد الهادي')).toEqual([])
})

test('characters no font has are named once, in order', () => {
  expect(unprintableCharacters('a漢b字漢\u0007')).toEqual(['漢', '字', '\u0007'])
  expect(() => layOutText('漢', { ...style, width: 100 })).toThrow('no font has U+6F22')
})

test('a character the bold face lacks is drawn with the regular one', () => {
  expect(runsOf('Motor \uF000', 'bold').map((run) => run.face)).toEqual(['bold', 'regular'])
})

test('Arabic words stand right to left and a number inside keeps its direction', () => {
  expect(drawn('مركز 123 تونس')).toEqual(['تونس', ' ', '123', ' ', 'مركز'])
  expect(drawn('Garage تونس العاصمة 5')).toEqual(['Garage ', '5', ' ', 'العاصمة', ' ', 'تونس'])
})

test('brackets around Arabic are mirrored', () => {
  expect(drawn('ا (ب)')).toEqual([')ب(', ' ', 'ا'])
})

test('a line in the middle of an Arabic paragraph still reads from the right', () => {
  const lines = layOutText('محمد الهادي ok said twice', { ...style, width: 70 })
  expect(lines.map((line) => line.runs.map((run) => run.text).join(''))).toEqual(['ok الهادي محمد', 'said twice'])
  const [, second] = layOutText('محمد الهادي (12) ok. محمد', { ...style, width: 75 })
  expect(second?.runs.map((run) => run.text).join('')).toBe('محمد .ok (12)')
})

test('a number after a break still follows from the letters before it', () => {
  const text = 'محمد الهادي يقول 12-34'
  const lines = layOutText(text, { ...style, width: textWidth('محمد الهادي يقول', style) + 1 })
  // After an Arabic letter 12-34 are two numbers, read from the right; alone they would be one text from the left.
  expect(lines[1]?.runs.map((run) => run.text)).toEqual(['34', '-', '12'])
})

test('digits of every kind are drawn from the left, wherever they stand', () => {
  const glyphsOf = (text: string) =>
    layOutText(text, { ...style, width: 1_000 })
      .flatMap((line) => line.runs)
      .flatMap((run) => shapeWord(run.face, run.text).run.glyphs)
      .map(({ codePoints }) => String.fromCodePoint(...codePoints))
      .join('')
  for (const digits of ['1234', '١٢٣٤', '۱۲۳۴'])
    for (const [before, after] of [
      ['', ''],
      ['AB ', ''],
      ['', ' ب'],
      ['ب ', ''],
      ['ب ', ' AB'],
      ['(', ')'],
      ['', '٪'],
    ])
      expect(glyphsOf(`${before}${digits}${after}`)).toContain(digits)
})

test('direction overrides and invisible characters cannot change what a line says', () => {
  expect(printableText('AB\u202E21\u202C\u3164\uFE0F\u115F\u{E0041}')).toBe('AB21')
  expect(withoutControls('AB\u206721\u2069')).toBe('AB21')
})

test('no line is wider than asked and no character is lost, whatever the text', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefgh WMl.-é ΩЖ محمد'), '\n', '  '),
    maxLength: 300,
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 30, max: 400 }), (given, width) => {
      const lines = layOutText(given, { ...style, width })
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 1e-6)
      expect(count(lines.flatMap((line) => line.runs.map((run) => run.text)).join(''))).toBe(count(given))
    }),
    { numRuns: lawRuns(200) },
  )
})

test('a name of a thousand letters breaks inside the word', () => {
  const lines = layOutText('W'.repeat(1000), { ...style, width: 200 })
  expect(lines.length).toBeGreaterThan(40)
  expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(200)
  expect(textWidth('W'.repeat(10), style)).toBeCloseTo(textWidth('W', style) * 10, 6)
})
