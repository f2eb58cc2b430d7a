import type { Messages } from './en.ts'
import { account } from './fr/account.ts'
import { appointments } from './fr/appointments.ts'
import { booking } from './fr/booking.ts'
import { cars } from './fr/cars.ts'
import { common } from './fr/common.ts'
import { home } from './fr/home.ts'
import { papers } from './fr/papers.ts'
import { refusals } from './fr/refusals.ts'

export const messages = { account, appointments, booking, cars, common, home, papers, refusals } satisfies Messages
