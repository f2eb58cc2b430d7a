import type { Messages } from './en.ts'
import { account } from './fr/account.ts'
import { camera } from './fr/camera.ts'
import { check } from './fr/check.ts'
import { common } from './fr/common.ts'
import { conflicts } from './fr/conflicts.ts'
import { fail } from './fr/fail.ts'
import { measure } from './fr/measure.ts'
import { outbox } from './fr/outbox.ts'
import { review } from './fr/review.ts'
import { settings } from './fr/settings.ts'
import { sign } from './fr/sign.ts'
import { takeover } from './fr/takeover.ts'
import { today } from './fr/today.ts'
import { vehicle } from './fr/vehicle.ts'

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
} satisfies Messages
