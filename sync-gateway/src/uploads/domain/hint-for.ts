import type { LineRefusal } from '@sac/contracts/sync/line-refusal'
import type { Refusal } from './judge-line.ts'

const advice: Readonly<Record<LineRefusal, string>> = {
  'line.unreadable': 'The office keeps the text as it came; record it again if it matters.',
  'line.too-large': 'The entry is too long; the office keeps it, record a shorter one.',
  'line.too-deep': 'The entry has an unknown form; the office keeps it.',
  'line.schema': 'A field has an unexpected form; the office keeps the entry, record it again.',
  'line.unknown-type': 'The office does not know this kind of entry yet; it keeps it until it does.',
  'line.unknown-version': 'The app is newer than the office; the office keeps the entry until it is updated.',
  'line.other-device': 'The entry was written by another device; the office keeps it for a decision.',
  'line.conflict-hash': 'Two different entries carry the same id; the office keeps both and decides.',
  'line.forked': 'This profile was copied; the entry is stored, new ones continue under a new epoch.',
  'actor.unknown': 'Sign in once on this device as the person who recorded this.',
  'copy.unsigned': 'The office keeps it until a second person there lets it count.',
  'device.unapproved': 'Nothing is lost: the entry counts as soon as the office approves this device.',
}

/** One sentence that says what to do, with the field when one is at fault. */
export function hintFor({ code, field, detail }: Refusal): string {
  const sentence = advice[code]
  const where = [field, detail].filter((part) => part !== null && part !== '').join(': ')
  return where === '' ? sentence : `${sentence} (${where})`
}
