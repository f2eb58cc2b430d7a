import { ApiRefusal, type ApiRequest } from './api-message.ts'
import { ListParams, NoParams, RefundParams, readParams, SessionParams } from './api-params.ts'
import { expireSession, openSession, readSession } from './checkout-sessions.ts'
import { listPage } from './list-objects.ts'
import { makeRefund, type RefundPace, readRefund } from './refunds.ts'
import type { Work } from './work.ts'

export type Operating = {
  /** The address at which a session is paid. */
  payPage: (sessionId: string) => string
  /** `at-once` unless told. */
  refundPace?: () => RefundPace
}

type Asked = Pick<ApiRequest, 'params'> & Operating & { id: string }
type Operation = (work: Work, asked: Asked) => Promise<object>

const operations: Readonly<Record<string, Operation>> = {
  'POST checkout/sessions': (work, { params, payPage }) =>
    openSession(work, readParams(SessionParams, params), payPage),
  'GET checkout/sessions/:id': (work, { id, params }) => readParams(NoParams, params) && readSession(work, id),
  'POST checkout/sessions/:id/expire': (work, { id, params }) =>
    readParams(NoParams, params) && expireSession(work, id),
  'POST refunds': (work, { params, refundPace = () => 'at-once' }) =>
    makeRefund(work, readParams(RefundParams, params), refundPace()),
  'GET refunds/:id': (work, { id, params }) => readParams(NoParams, params) && readRefund(work, id),
  'GET refunds': (work, { params }) =>
    listPage(work, { kind: 'refund', url: '/v1/refunds' }, readParams(ListParams, params)),
  'GET charges': (work, { params }) =>
    listPage(work, { kind: 'charge', url: '/v1/charges' }, readParams(ListParams, params)),
}

const place = /^\/v1\/(checkout\/sessions|refunds|charges)(?:\/(\w+)(\/expire)?)?$/

/** Does what is asked; throws ApiRefusal. */
export function operate(work: Work, { method, path, params }: ApiRequest, operating: Operating): Promise<object> {
  const [, what = '', id = '', act = ''] = place.exec(path) ?? []
  const operation = operations[`${method} ${what}${id && '/:id'}${act}`]
  if (operation) return operation(work, { ...operating, id, params })
  throw new ApiRefusal({ status: 404, message: `Unrecognized request URL (${method}: ${path}).` })
}
