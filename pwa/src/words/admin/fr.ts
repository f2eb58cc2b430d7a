import type { Messages } from './en.ts'
import { account } from './fr/account.ts'
import { appeals } from './fr/appeals.ts'
import { audited } from './fr/audited.ts'
import { certificates } from './fr/certificates.ts'
import { common } from './fr/common.ts'
import { disputes } from './fr/disputes.ts'
import { inspections } from './fr/inspections.ts'
import { lists } from './fr/lists.ts'
import { money } from './fr/money.ts'
import { outgoing } from './fr/outgoing.ts'
import { people } from './fr/people.ts'
import { quality } from './fr/quality.ts'
import { refusals } from './fr/refusals.ts'
import { secondLooks } from './fr/second-looks.ts'
import { settings } from './fr/settings.ts'
import { system } from './fr/system.ts'
import { today } from './fr/today.ts'

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
} satisfies Messages
