import type { Messages } from './en.ts'
import { appointments } from './fr/appointments.ts'
import { booking } from './fr/booking.ts'
import { common } from './fr/common.ts'
import { home } from './fr/home.ts'
import { refusals } from './fr/refusals.ts'

export const messages = { appointments, booking, common, home, refusals } satisfies Messages
