// The part of Stripe's interface we use, with books of its own: a demonstration needs no account, and faults can be tried.
// It knows nothing of our payments; it is asked over HTTP by the same adapter as Stripe, and tells through the same door.

import { answerOnce } from './answer-once.ts'
import { type ApiAnswer, ApiRefusal, type ApiRequest } from './api-message.ts'
import type { OpenBook } from './book.ts'
import { findSession } from './checkout-sessions.ts'
import { declineNow, payNow } from './customer-acts.ts'
import type { Session, SessionBody } from './objects.ts'
import { type Operating, operate } from './operate.ts'
import { settleRefund } from './refunds.ts'
import type { Work } from './work.ts'

type Options = Operating & {
  openBook: OpenBook
  now: () => Date
  /** Whoever asks with another one is refused. */
  secretKey: string
  /** Something is to be told. */
  wake?: () => void
}

/** A fault of the provider's own while it works, answered 500: before or after it did what was asked. */
export type InnerFault = 'before' | 'after'

export type StandIn = {
  answer: (request: ApiRequest, fault?: InnerFault) => Promise<ApiAnswer>
  findSession: (sessionId: string) => Promise<SessionBody | null>
  pay: (sessionId: string) => Promise<Session | null>
  decline: (sessionId: string) => Promise<Session | null>
  settleRefund: (refundId: string, status: 'succeeded' | 'failed') => Promise<void>
}

export function createStandIn(options: Options): StandIn {
  const { openBook, now, wake = () => undefined } = options
  const working = async <Result>(act: (work: Work) => Promise<Result>): Promise<Result> => {
    const result = await openBook((book) => act({ book, now: now() }))
    wake()
    return result
  }
  return {
    answer: async (request, fault) => {
      try {
        requireKey(request, options.secretKey)
        return await working((work) => answerOnce(work, request, () => act(work, { request, fault, options })))
      } catch (error) {
        if (error instanceof ApiRefusal) return error.answer
        throw error
      }
    },
    findSession: (sessionId) => working(async (work) => (await findSession(work, sessionId))?.body ?? null),
    pay: (sessionId) => working((work) => payNow(work, sessionId)),
    decline: (sessionId) => working((work) => declineNow(work, sessionId)),
    settleRefund: (refundId, status) => working(async (work) => void (await settleRefund(work, refundId, status))),
  }
}

function requireKey({ secretKey }: ApiRequest, expected: string): void {
  if (secretKey !== expected) throw new ApiRefusal({ status: 401, message: 'Invalid API Key provided.' })
}

const broken: ApiAnswer = { status: 500, body: { error: { type: 'api_error', message: 'An unknown error occurred' } } }

type Asked = { request: ApiRequest; fault: InnerFault | undefined; options: Options }

async function act(work: Work, { request, fault, options }: Asked): Promise<ApiAnswer> {
  if (fault === 'before') return broken
  const body = await operate(work, request, options)
  return fault === 'after' ? broken : { status: 200, body }
}
