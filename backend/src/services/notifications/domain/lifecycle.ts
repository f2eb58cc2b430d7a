// The whole life of a message: what may be done in which state, where it leads, and what to do instead.
import type { MessageState } from '@sac/contracts/messages/message'

export type MessageAct =
  /** It is written, and about to be handed over. */
  | 'begin'
  /** The provider has it; or says so later. */
  | 'accept'
  /** The provider refuses it for good; or it came back. */
  | 'refuse'
  /** It was certainly not taken: it is tried again. */
  | 'postpone'
  /** It cannot be found out whether it was taken. */
  | 'lose'
  /** Nobody is to be written to. */
  | 'suppress'
  /** A person has it sent again. */
  | 'send-again'
  /** A person says that it was sent. */
  | 'was-sent'

export type Step = { to: MessageState } | { instead: string }

const to = (state: MessageState): Step => ({ to: state })
const not = (instead: string): Step => ({ instead })

const waits = 'It waits to be sent: let it go out.'
const calling = 'It is being handed over: wait until that has ended.'
const isSent = 'It was sent: nothing is left to do.'
const unsent = 'It was not sent: send it again.'

export const lifecycle: Readonly<Record<MessageState, Readonly<Record<MessageAct, Step>>>> = {
  queued: {
    begin: to('sending'),
    // Told late of an attempt that was taken for lost.
    accept: to('sent'),
    refuse: to('failed'),
    postpone: to('queued'),
    lose: not(waits),
    suppress: to('suppressed'),
    'send-again': not(waits),
    'was-sent': not(waits),
  },
  sending: {
    begin: not(calling),
    accept: to('sent'),
    refuse: to('failed'),
    postpone: to('queued'),
    lose: to('undecided'),
    suppress: not(calling),
    'send-again': not(calling),
    'was-sent': not(calling),
  },
  sent: {
    begin: not(isSent),
    accept: to('sent'),
    refuse: to('failed'),
    postpone: not(isSent),
    lose: not(isSent),
    suppress: not(isSent),
    'send-again': not('It was sent: sending it again would write to somebody twice.'),
    'was-sent': not(isSent),
  },
  failed: {
    begin: not(unsent),
    accept: to('sent'),
    refuse: to('failed'),
    postpone: not(unsent),
    lose: not(unsent),
    suppress: not(unsent),
    'send-again': to('queued'),
    'was-sent': not('It was refused: send it again.'),
  },
  undecided: {
    begin: not('Decide first whether it was sent.'),
    accept: to('sent'),
    refuse: to('failed'),
    postpone: not('Decide first whether it was sent.'),
    lose: not('It is undecided already.'),
    suppress: not('Decide first whether it was sent.'),
    'send-again': to('queued'),
    'was-sent': to('sent'),
  },
  suppressed: {
    begin: not(unsent),
    accept: to('sent'),
    refuse: to('failed'),
    postpone: not(unsent),
    lose: not(unsent),
    suppress: not(unsent),
    'send-again': to('queued'),
    'was-sent': not(unsent),
  },
}
