// Routes as HTTP asks them, without HTTP.
import type { OperationId } from '@sac/contracts/operations'
import type { HttpResponse, RawRequest } from '@sac/platform/http/message'
import { Problem } from '@sac/platform/http/problem'
import type { Route } from '@sac/platform/http/route'
import { createSilentLogger } from '@sac/platform/logging/create-logger'

/** A request as it reaches a route; from nobody, unless told. */
export const requestOf = (told: Partial<RawRequest>): RawRequest => ({
  params: {},
  query: {},
  body: undefined,
  caller: { proof: 'none' },
  headers: {},
  ip: '192.0.2.1',
  correlationId: 'test',
  log: createSilentLogger(),
  signal: new AbortController().signal,
  ...told,
})

export type Ask = (operation: OperationId, asked?: Partial<RawRequest>) => Promise<HttpResponse>

/** Asks the routes as HTTP does; a refusal is answered, too, with its code as the body. */
export const askOf =
  (routes: readonly Route[]): Ask =>
  async (operation, asked = {}) => {
    const found = routes.find((one) => one.operation === operation)
    if (!found) throw new Error(`no ${operation}`)
    try {
      return await found.handle(requestOf(asked))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { status: error.status, body: error.code }
    }
  }
