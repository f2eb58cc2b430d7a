import { account } from './ar/account.ts'
import { appeals } from './ar/appeals.ts'
import { audited } from './ar/audited.ts'
import { certificates } from './ar/certificates.ts'
import { common } from './ar/common.ts'
import { disputes } from './ar/disputes.ts'
import { inspections } from './ar/inspections.ts'
import { lists } from './ar/lists.ts'
import { money } from './ar/money.ts'
import { outgoing } from './ar/outgoing.ts'
import { people } from './ar/people.ts'
import { quality } from './ar/quality.ts'
import { refusals } from './ar/refusals.ts'
import { secondLooks } from './ar/second-looks.ts'
import { settings } from './ar/settings.ts'
import { system } from './ar/system.ts'
import { today } from './ar/today.ts'
import type { Messages } from './en.ts'

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
