import { account } from './ar/account.ts'
import { appointments } from './ar/appointments.ts'
import { booking } from './ar/booking.ts'
import { cars } from './ar/cars.ts'
import { common } from './ar/common.ts'
import { home } from './ar/home.ts'
import { papers } from './ar/papers.ts'
import { refusals } from './ar/refusals.ts'
import type { Messages } from './en.ts'

export const messages = { account, appointments, booking, cars, common, home, papers, refusals } satisfies Messages
