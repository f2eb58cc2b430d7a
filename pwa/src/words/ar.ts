import { account } from './ar/account.ts'
import { camera } from './ar/camera.ts'
import { check } from './ar/check.ts'
import { common } from './ar/common.ts'
import { conflicts } from './ar/conflicts.ts'
import { fail } from './ar/fail.ts'
import { measure } from './ar/measure.ts'
import { outbox } from './ar/outbox.ts'
import { review } from './ar/review.ts'
import { settings } from './ar/settings.ts'
import { sign } from './ar/sign.ts'
import { takeover } from './ar/takeover.ts'
import { today } from './ar/today.ts'
import { vehicle } from './ar/vehicle.ts'
import type { Messages } from './en.ts'

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
