// The whole life of an appointment: what may be done in which state, where it leads, and what to do instead.
import type { AppointmentStatus } from '@sac/contracts/http/appointments'

export type AppointmentCommand =
  /** Accepted at the counter without money. */
  | 'confirm'
  /** Its money has come. */
  | 'pay'
  | 'reschedule'
  | 'extend'
  | 'cancel'
  | 'check-in'
  /** The car did not come. */
  | 'miss'
  /** The inspection is complete. */
  | 'complete'
  /** Nobody paid in time. */
  | 'expire'

export type Step = { to: AppointmentStatus } | { instead: string }

const to = (status: AppointmentStatus): Step => ({ to: status })
const not = (instead: string): Step => ({ instead })

const ended = (what: string): Record<AppointmentCommand, Step> => {
  const refused = not(`${what} Book another time.`)
  return {
    confirm: refused,
    pay: not(`${what} The money goes back.`),
    reschedule: refused,
    extend: refused,
    cancel: not(`${what} There is nothing left to cancel.`),
    'check-in': refused,
    miss: not(`${what} There is nothing left to miss.`),
    complete: not(`${what} The inspection stands without it.`),
    expire: not(what),
  }
}

const begun = 'The car is here already: let the inspection go on, or cancel it at the counter.'
const over = 'The inspection is complete: there is nothing left to change. Book another time for another test.'
const unpaid = 'It is only held: take the payment or confirm it first.'

export const lifecycle: Readonly<Record<AppointmentStatus, Readonly<Record<AppointmentCommand, Step>>>> = {
  pending: {
    confirm: to('confirmed'),
    pay: to('confirmed'),
    reschedule: to('pending'),
    extend: to('pending'),
    cancel: to('cancelled'),
    'check-in': not(unpaid),
    miss: not('It is only held: cancel it, or wait until the hold ends by itself.'),
    complete: to('done'),
    expire: to('expired'),
  },
  confirmed: {
    confirm: not('It is confirmed already: check the car in when it comes.'),
    pay: to('confirmed'),
    reschedule: to('confirmed'),
    extend: to('confirmed'),
    cancel: to('cancelled'),
    'check-in': to('checked-in'),
    miss: to('no-show'),
    complete: to('done'),
    expire: not('It is confirmed and does not end by itself: cancel it.'),
  },
  'checked-in': {
    confirm: not(begun),
    pay: to('checked-in'),
    reschedule: not(begun),
    extend: to('checked-in'),
    cancel: to('cancelled'),
    // Another inspector takes over.
    'check-in': to('checked-in'),
    miss: not(begun),
    complete: to('done'),
    expire: not(begun),
  },
  done: {
    confirm: not(over),
    pay: to('done'),
    reschedule: not(over),
    extend: not(over),
    cancel: not(over),
    'check-in': not(over),
    miss: not(over),
    complete: not(over),
    expire: not(over),
  },
  cancelled: ended('It was cancelled.'),
  'no-show': ended('The car did not come.'),
  // Paid after all: it is booked again where the time is still free.
  expired: { ...ended('The hold has ended.'), pay: to('confirmed') },
}
