/** Why a line is kept apart, by its code. */
export const lineCodes: Readonly<Record<string, string>> = {
  'line.unreadable': 'Cannot be read',
  'line.too-large': 'Too large',
  'line.too-deep': 'Nested too deep',
  'line.schema': 'A member is missing or wrong',
  'line.unknown-type': 'Of a kind nobody knows',
  'line.unknown-version': 'Of a later version',
  'line.other-device': 'Written by another device',
  'line.conflict-hash': 'Two texts under one number',
  'line.forked': 'Two histories of one device',
}
