import type { LineIssueCode } from './event-line.ts'

/** Why a line is kept apart until somebody decides. */
export type LineRefusal =
  | LineIssueCode
  | 'line.other-device'
  | 'line.conflict-hash'
  | 'line.forked'
  | 'actor.unknown'
  | 'copy.unsigned'
  | 'device.unapproved'
