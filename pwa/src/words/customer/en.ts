import { account } from './en/account.ts'
import { appointments } from './en/appointments.ts'
import { booking } from './en/booking.ts'
import { cars } from './en/cars.ts'
import { common } from './en/common.ts'
import { home } from './en/home.ts'
import { papers } from './en/papers.ts'
import { refusals } from './en/refusals.ts'

/** The source of all words: the other languages must have the same keys with the same parameters. */
export const messages = { account, appointments, booking, cars, common, home, papers, refusals }
export type Messages = typeof messages
