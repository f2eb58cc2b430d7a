import { withTransaction } from '@sac/platform/db/with-transaction'
import type { PersonalData } from '@sac/platform/process/personal-data'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { listAppointmentsOf } from '../store/appointment-rows.ts'
import { deleteWaitingOf, forgetCustomer, listStandingOf } from '../store/personal-rows.ts'
import { listWaitingOf } from '../store/waiting-rows.ts'
import { cancelForLeaving } from './cancel-appointment.ts'

const all = { after: null, limit: 10_000 } as const

/**
 * Bookings of a customer. Whoever leaves comes no more: what is still to come is called off first, by the terms of that moment;
 * what comes to be paid afterwards goes back.
 */
export const personalDataOf = (deps: AppointmentsDeps): PersonalData => ({
  export: async (userId) => ({
    appointments: await listAppointmentsOf(deps.pool, { userId, ...all }),
    waiting: await listWaitingOf(deps.pool, { userId, ...all }),
  }),
  erase: async (userId) => {
    await deleteWaitingOf(deps.pool, { userId })
    for (const standing of await listStandingOf(deps.pool, { userId })) await cancelForLeaving(deps, standing, userId)
    await withTransaction(deps.pool, (tx) => forgetCustomer(tx, { userId }))
  },
})
