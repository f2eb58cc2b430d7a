import { appointments } from './ar/appointments.ts'
import { booking } from './ar/booking.ts'
import { common } from './ar/common.ts'
import { home } from './ar/home.ts'
import { refusals } from './ar/refusals.ts'
import type { Messages } from './en.ts'

export const messages = { appointments, booking, common, home, refusals } satisfies Messages
