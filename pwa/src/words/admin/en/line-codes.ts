import type { LineRefusal } from '@sac/contracts/sync/line-refusal'

/** Why a line is kept apart, by its code. */
export const lineCodes = {
  'line.unreadable': 'Cannot be read',
  'line.too-large': 'Too large',
  'line.too-deep': 'Nested too deep',
  'line.schema': 'A member is missing or wrong',
  'line.unknown-type': 'Of a kind nobody knows',
  'line.unknown-version': 'Of a later version',
  'line.other-device': 'Written by another device',
  'line.conflict-hash': 'Two texts under one number',
  'line.forked': 'Two histories of one device',
  'actor.unknown': 'By somebody who never signed in there',
  'copy.unsigned': 'Out of a copy without signature',
  'device.unapproved': 'By a device nobody has approved yet',
} satisfies Record<LineRefusal, string>
