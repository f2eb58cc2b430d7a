import { account } from './en/account.ts'
import { appeals } from './en/appeals.ts'
import { audited } from './en/audited.ts'
import { certificates } from './en/certificates.ts'
import { common } from './en/common.ts'
import { disputes } from './en/disputes.ts'
import { inspections } from './en/inspections.ts'
import { lists } from './en/lists.ts'
import { money } from './en/money.ts'
import { outgoing } from './en/outgoing.ts'
import { people } from './en/people.ts'
import { quality } from './en/quality.ts'
import { refusals } from './en/refusals.ts'
import { secondLooks } from './en/second-looks.ts'
import { settings } from './en/settings.ts'
import { system } from './en/system.ts'
import { today } from './en/today.ts'

/** The source of all words: the other languages must have the same keys with the same parameters. */
export const messages = {
  account,
  audited,
  appeals,
  certificates,
  common,
  disputes,
  inspections,
  lists,
  money,
  outgoing,
  people,
  quality,
  refusals,
  secondLooks,
  settings,
  system,
  today,
}
export type Messages = typeof messages
