import { account } from './en/account.ts'
import { camera } from './en/camera.ts'
import { check } from './en/check.ts'
import { common } from './en/common.ts'
import { conflicts } from './en/conflicts.ts'
import { fail } from './en/fail.ts'
import { measure } from './en/measure.ts'
import { outbox } from './en/outbox.ts'
import { review } from './en/review.ts'
import { settings } from './en/settings.ts'
import { sign } from './en/sign.ts'
import { takeover } from './en/takeover.ts'
import { today } from './en/today.ts'
import { vehicle } from './en/vehicle.ts'

/** The source of all words: the other languages must have the same keys with the same parameters. */
export const messages = {
  account,
  camera,
  check,
  common,
  conflicts,
  fail,
  measure,
  outbox,
  review,
  settings,
  sign,
  takeover,
  today,
  vehicle,
}
export type Messages = typeof messages
