import fc from 'fast-check'

const isHalf = (point: number) => point >= 0xd800 && point <= 0xdfff

/** Any code point but half a pair, common ones more often. fast-check's own `binary` takes a second to know all of them by heart. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.nat(0x6ff), fc.nat(0xffff), fc.nat(0x10ffff))
  .filter((point) => !isHalf(point))
  .map((point) => String.fromCodePoint(point))
