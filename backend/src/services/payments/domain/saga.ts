// The whole way of a payment, from money to paper and back: what each fact does at each step. A fact may come twice, late, or
// before its time; there is an answer to all of them here and nowhere else.

/** What a payment waits for; at `settled` and `over` for nothing. */
export type SagaStep =
  /** For the money. */
  | 'collect'
  /** For its invoice. */
  | 'invoice'
  /** The money is here, and so is the paper of all that moved. */
  | 'settled'
  /** For money to go back. */
  | 'refund'
  /** For the credit note of what went back. */
  | 'credit-note'
  /** No money came. */
  | 'over'

export type SagaFact =
  | 'paid'
  /** No money came, and none is expected any more. */
  | 'unpaid'
  | 'invoiced'
  /** Money is to go back, and whoever had to agree has. */
  | 'refund-approved'
  | 'refunded'
  /** It could not go back: a person is told. */
  | 'refund-failed'
  | 'credited'

/**
 * `known`: it was dealt with before. `later`: it stays true, and counts when the step comes that waits for it. `never`: it cannot be;
 * whoever says so is wrong.
 */
export type Move = { to: SagaStep } | 'known' | 'later' | 'never'

const to = (step: SagaStep): Move => ({ to: step })

export const saga: Readonly<Record<SagaStep, Readonly<Record<SagaFact, Move>>>> = {
  collect: {
    paid: to('invoice'),
    unpaid: to('over'),
    invoiced: 'never',
    'refund-approved': 'never',
    refunded: 'never',
    'refund-failed': 'never',
    credited: 'never',
  },
  invoice: {
    paid: 'known',
    // The end of the provider's page, told after the money.
    unpaid: 'known',
    invoiced: to('settled'),
    'refund-approved': 'later',
    refunded: 'never',
    'refund-failed': 'never',
    credited: 'never',
  },
  settled: {
    paid: 'known',
    unpaid: 'known',
    invoiced: 'known',
    'refund-approved': to('refund'),
    refunded: 'known',
    'refund-failed': 'known',
    credited: 'known',
  },
  refund: {
    paid: 'known',
    unpaid: 'known',
    invoiced: 'known',
    'refund-approved': 'later',
    refunded: to('credit-note'),
    'refund-failed': to('settled'),
    credited: 'known',
  },
  'credit-note': {
    paid: 'known',
    unpaid: 'known',
    invoiced: 'known',
    'refund-approved': 'later',
    refunded: 'known',
    'refund-failed': 'known',
    credited: to('settled'),
  },
  over: {
    // It came all the same: paid in the second in which its page closed.
    paid: to('invoice'),
    unpaid: 'known',
    invoiced: 'never',
    'refund-approved': 'never',
    refunded: 'never',
    'refund-failed': 'never',
    credited: 'never',
  },
}
