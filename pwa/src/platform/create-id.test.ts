import { Uuid } from '@sac/contracts/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { createId } from './create-id.ts'

test('an id is a UUIDv7 of its millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (ms) => {
      const id = createId(ms)
      expect(Uuid.safeParse(id).success).toBe(true)
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(ms)
    }),
  )
})

test('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => createId(1))).size).toBe(1000)
})

test('base64 is the standard one and comes back as the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes))
    }),
  )
  const large = new Uint8Array(100_000).fill(7)
  expect(toBase64(large)).toBe(Buffer.from(large).toString('base64'))
})

test('what is not base64 is refused', () => {
  expect(() => fromBase64('*')).toThrow('not base64')
})
