import { expect, test } from 'vitest'
import { isAboutText, isUnusable, namedBlob } from './named-blob.ts'

const sha256 = `0123456789ab${'c'.repeat(52)}`
const named = (code: string, what = 'photo') => ({
  code,
  detail: `${what} 0123456789ab (bay) cannot be used, it is damaged`,
})

test.each(['photo-unreadable', 'photo-altered', 'certificate-refused'])(
  'a photo named by %s is to be retaken',
  (code) => {
    expect(isUnusable(sha256, [], [named(code)])).toBe(true)
    expect(isUnusable('f'.repeat(64), [], [named(code)])).toBe(false)
  },
)

test('a signature the office cannot read is to be given anew', () => {
  expect(isUnusable(sha256, [], [named('signature-unreadable', 'signature')])).toBe(true)
})

test('a photo that only has not arrived is not to be retaken', () => {
  expect(namedBlob({ code: 'photo-missing', detail: 'photo 0123456789ab has not arrived' })).toBeNull()
})

test('a refusal of a text names no photo', () => {
  expect(namedBlob({ code: 'certificate-refused', detail: 'cannot be printed: “x” (U+0078) in remark' })).toBeNull()
})

test('what this device cannot read any more is to be retaken too', () => {
  expect(isUnusable(sha256, [sha256], [])).toBe(true)
})

test('a text is to be written anew where the office names one, or could not make the paper for no photo', () => {
  const photo = `photo ${'a'.repeat(12)} (bay) cannot be printed`
  expect(isAboutText({ code: 'text-refused', detail: 'remark has “漢” (U+6F22) at place 1' })).toBe(true)
  expect(isAboutText({ code: 'certificate-refused', detail: 'station, VIN and plate do not fit' })).toBe(true)
  expect(isAboutText({ code: 'certificate-refused', detail: photo })).toBe(false)
  expect(isAboutText({ code: 'photo-unreadable', detail: photo })).toBe(false)
})
