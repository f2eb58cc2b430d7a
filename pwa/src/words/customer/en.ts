import { appointments } from './en/appointments.ts'
import { booking } from './en/booking.ts'
import { common } from './en/common.ts'
import { home } from './en/home.ts'
import { refusals } from './en/refusals.ts'

/** The source of all words: the other languages must have the same keys with the same parameters. */
export const messages = { appointments, booking, common, home, refusals }
export type Messages = typeof messages
