// The icon and colour of every answer; never one without the other. The build puts this table into the page (build-plugins.ts).
import type { CarWords, PaperWords } from './messages/en.ts'

/** Id of a symbol in c/index.html, and a tone of verify.css. `quiet` is not filled: genuine alone must not look like a yes. */
type Look = readonly [
  icon: string,
  tone: 'quiet' | 'good' | 'warn' | 'bad' | 'danger' | 'hold' | 'info' | 'past' | 'doubt' | 'void',
]

export type Looks = Readonly<Record<PaperWords | CarWords, Look>>

export const looks: Looks = {
  genuine: ['check', 'quiet'],
  file: ['check', 'quiet'],
  record: ['list', 'quiet'],
  UNKNOWN_KEY: ['retry', 'warn'],
  KEY_COMPROMISED: ['key', 'doubt'],
  TAMPERED: ['cross', 'bad'],
  NOT_ISSUED: ['alarm', 'bad'],
  fileUnknown: ['cross', 'bad'],
  cut: ['help', 'void'],
  NOT_A_CERTIFICATE: ['help', 'void'],
  passed: ['check', 'good'],
  'passed-with-minor': ['check', 'good'],
  old: ['clock', 'warn'],
  never: ['clock', 'warn'],
  failed: ['cross', 'bad'],
  retest: ['cross', 'bad'],
  'failed-dangerous': ['warning', 'danger'],
  other: ['help', 'void'],
  'out-of-date': ['clock', 'past'],
  revoked: ['ban', 'bad'],
  revokedWhy: ['ban', 'bad'],
  suspended: ['pause', 'hold'],
  suspendedWhy: ['pause', 'hold'],
  superseded: ['swap', 'info'],
  supersededBy: ['swap', 'info'],
  checking: ['clock', 'quiet'],
  unanswered: ['help', 'quiet'],
}
