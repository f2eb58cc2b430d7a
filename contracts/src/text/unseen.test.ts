import { expect, test } from 'vitest'
import { findUnseen } from './unseen.ts'

const everyCodePoint = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code))

test('no character without a shape, and none that moves others, is taken into a plate or a name', () => {
  const hidden = everyCodePoint.filter((character) =>
    /\p{Cf}|\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u.test(character),
  )
  expect(hidden.length).toBeGreaterThan(4_000)
  for (const character of [...hidden, '\u115F', '\u3164', '\uFE0F', '\u2800', '\u{E0041}', '\u034F'])
    expect(findUnseen(`AB${character}12`, 'line')?.place).toBe(3)
})

test('whatever is seen is taken: letters, marks and signs of every script', () => {
  const seen = everyCodePoint.filter((character) => /^[\p{L}\p{N}\p{P}\p{S}\p{Mn}\p{Mc}\p{Zs}]$/u.test(character))
  const refused = seen.filter((character) => findUnseen(character, 'line') !== null)
  expect(refused.filter((character) => !/\p{Default_Ignorable_Code_Point}/u.test(character))).toEqual([
    '\u2800',
    '\u{1D159}',
  ])
})

test('a character is named with its place, which counts what a reader counts', () => {
  expect(findUnseen('😀B\u202E12', 'line')).toEqual({ code: 'U+202E', name: 'right-to-left override', place: 3 })
  expect(findUnseen('12\uFE0F', 'line')).toEqual({ code: 'U+FE0F', name: 'variation selector', place: 3 })
})

test('running text may have line ends, and joiners where they shape Arabic letters, but nothing that deceives', () => {
  for (const text of ['می\u200Cخواهم', 'مِی\u200Cخواهم', 'سال ۱۴۰۵ ه\u200D.ش', 'one\n\ttwo\r\nthree', 'ه\u200D'])
    expect(findUnseen(text, 'lines')).toBeNull()
  for (const text of [
    'a\u200Cb',
    '\u200Cب',
    'ب\u200C',
    'ب\u200C1',
    'ب\u200C\u200Cب',
    'ب\u200Dب',
    '١\u200C٢',
    '👩\u200D',
    '👩\u200D\u200D🔧',
    '1\u200D🔧',
  ])
    expect([text, findUnseen(text, 'lines')?.code]).toEqual([text, text.includes('\u200D') ? 'U+200D' : 'U+200C'])
  for (const hidden of ['\u202E', '\u2067', '\u200F', '\u200B', '\u00AD', '\u3164', '\uFE0F', '\u0007', '\u2028'])
    expect(findUnseen(`ok ${hidden}ok`, 'lines')?.place).toBe(4)
  expect(findUnseen('می\u200Cخواهم', 'line')?.place).toBe(3)
})

test('running text may have what a phone writes with a picture, and only there', () => {
  for (const text of [
    'hot \u2668\uFE0F',
    '\u26A0\uFE0E oil',
    '👩\u200D🔧',
    '👩🏽\u200D🔧',
    '\u2764\uFE0F\u200D🔥',
    '1\uFE0F\u20E3',
  ])
    expect([text, findUnseen(text, 'lines')]).toEqual([text, null])
  for (const text of ['a\uFE0F', '\uFE0F', '\u26A0\uFE0F\uFE0F', ' \uFE0E', '🏴\u{E0067}'])
    expect([text, findUnseen(text, 'lines') === null]).toEqual([text, false])
  expect(findUnseen('\u26A0\uFE0F', 'line')?.code).toBe('U+FE0F')
})
