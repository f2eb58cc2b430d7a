import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDigits, toDigits } from './qr-digits.ts'

test('digits give back the bytes, leading zero bytes included', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(fromDigits(toDigits(bytes))).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test('bytes give digits that a QR code holds in numeric mode', () => {
  expect(toDigits(new Uint8Array(208).fill(0xff))).toMatch(/^[1-9]\d{501}$/)
})

test.each([
  ['nothing', ''],
  ['a leading zero', '0256'],
  ['letters', '12a'],
  ['a sign', '-258'],
  ['a blank', ' 258'],
  ['other scripts', '٢٥٨'],
  ['marker 02', BigInt('0x02d2').toString()],
  ['marker 11', BigInt('0x11d2').toString()],
  ['2001 digits', '1'.repeat(2001)],
])('a fragment with %s is refused', (_, fragment) => {
  expect(fromDigits(fragment)).toBeNull()
})
