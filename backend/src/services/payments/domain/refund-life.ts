// The whole life of a refund: what may be done in which state, where it leads, and what to do instead.
import type { RefundStatus } from '@sac/contracts/http/payments'

export type RefundAct =
  /** Somebody agrees. */
  | 'approve'
  /** Somebody does not, or gives it up. */
  | 'reject'
  /** Somebody has given it back by hand. */
  | 'pay-out'
  /** The provider is asked. */
  | 'send'
  /** It has gone back. */
  | 'complete'
  /** It cannot go back this way. */
  | 'fail'

export type RefundStep = { to: RefundStatus } | { instead: string }

const to = (status: RefundStatus): RefundStep => ({ to: status })
const not = (instead: string): RefundStep => ({ instead })

const undecided = 'Somebody has to agree first.'
const decided = 'It was decided already.'
const underWay = 'The provider has been asked: wait for its answer.'

const ended = (what: string): Readonly<Record<RefundAct, RefundStep>> => {
  const refused = not(what)
  return { approve: refused, reject: refused, 'pay-out': refused, send: refused, complete: refused, fail: refused }
}

export const refundLife: Readonly<Record<RefundStatus, Readonly<Record<RefundAct, RefundStep>>>> = {
  requested: {
    approve: to('approved'),
    reject: to('rejected'),
    'pay-out': not(undecided),
    send: not(undecided),
    complete: not(undecided),
    fail: not(undecided),
  },
  approved: {
    approve: not(decided),
    reject: not('It was agreed to: ask for no further refund instead.'),
    'pay-out': to('completed'),
    send: to('sent'),
    complete: to('completed'),
    fail: to('failed'),
  },
  sent: {
    approve: not(underWay),
    reject: not(underWay),
    'pay-out': not(underWay),
    send: to('sent'),
    complete: to('completed'),
    fail: to('failed'),
  },
  failed: {
    approve: not('It could not go back: give it by hand, or give it up.'),
    reject: to('rejected'),
    'pay-out': to('completed'),
    send: not('It could not go back this way.'),
    complete: to('completed'),
    fail: to('failed'),
  },
  completed: ended('It has gone back.'),
  rejected: ended('It was given up: ask for another one.'),
}

/** Of all that people asked for of one payment, in hundredths: above this one alone does not decide. */
const oneDecidesUpToMinor = 5_000

/** `askedMinor`: what people asked for before, of the same payment. */
export const needsSecondPerson = ({ askedMinor, amountMinor }: { askedMinor: number; amountMinor: number }): boolean =>
  askedMinor + amountMinor > oneDecidesUpToMinor
