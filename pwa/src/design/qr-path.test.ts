import QRCode from 'qrcode'
import { expect, test } from 'vitest'
import { edgeOf, qrPath } from './qr-path.ts'

/** Which modules a path darkens. */
function drawn(path: string): Set<string> {
  const dark = new Set<string>()
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = 0; at < Number(width); at += 1) dark.add(`${Number(x) + at} ${y}`)
  return dark
}

test('every dark module is drawn once, in its place, inside a quiet zone', () => {
  const { modules } = QRCode.create(`https://example.test/c#${'1234567890'.repeat(40)}`, { errorCorrectionLevel: 'M' })
  const expected = new Set<string>()
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.data[row * modules.size + column] === 1) expected.add(`${column + 4} ${row + 4}`)
  expect(expected.size).toBeGreaterThan(500)
  expect(drawn(qrPath(modules))).toEqual(expected)
  expect(edgeOf(modules)).toBe(modules.size + 8)
})
