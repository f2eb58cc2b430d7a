import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeXml } from './escape-xml.ts'

test('markup in a text is text', () => {
  expect(escapeXml(`A & B <GmbH> "x" ]]> &amp;`)).toBe('A &amp; B &lt;GmbH&gt; &quot;x&quot; ]]&gt; &amp;amp;')
})

test('what XML has no place for is left out, every other character stays', () => {
  expect(escapeXml('a\0b\u0008c\u001Fd\uD800e\uDC00f\uFFFEg\uFFFFh')).toBe('abcdefgh')
  // Apart, lest halves of pairs meet.
  const every = Array.from({ length: 0x110000 }, (_, codePoint) => String.fromCodePoint(codePoint)).join(' ')
  const left = escapeXml(every).replace(/&\w+;/g, '.').replaceAll(' ', '')
  expect(left.isWellFormed()).toBe(true)
  // 29 controls, 2 048 halves of pairs, U+FFFE and U+FFFF; and the space itself.
  expect(Array.from(left).length).toBe(0x110000 - 29 - 2_048 - 2 - 1)
})

const text = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 })
  .map((codePoints) => String.fromCodePoint(...codePoints))

test('no text ends the element it stands in', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(escapeXml(given)).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/)
    }),
  )
})
