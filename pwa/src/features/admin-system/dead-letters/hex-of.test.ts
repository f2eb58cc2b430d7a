import { expect, test } from 'vitest'
import { hexOf } from './hex-of.ts'

test('bytes stand sixteen in a row, with their place and what can be read of them', () => {
  const base64 = btoa(String.fromCharCode(...Array.from({ length: 17 }, (_, at) => 0x30 + at), 0xff))
  expect(hexOf(base64).split('\n')).toEqual([
    '000000  30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f  0123456789:;<=>?',
    `000010  40 ff${' '.repeat(44)}@.`,
  ])
  expect(hexOf('')).toBe('')
})
