import { operationOf } from '@sac/contracts/operations'
import type { Operation } from '@sac/contracts/operations/operation'
import { isDeeperThan } from '@sac/contracts/text/json-depth'
import express, { type Application, type Request, type RequestHandler, type Response } from 'express'
import { repeatWhenUndone } from '#db/repeat-when-undone'
import { inFlow } from '#flow/current-flow'
import type { Logger } from '#logging/create-logger'
import type { Authenticate } from './authenticate.ts'
import type { Caller, Person, Proven } from './caller.ts'
import { checkAnswer } from './check-answer.ts'
import type { RawRequest } from './message.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'
import { sendResponse } from './send-response.ts'

type MountOptions = {
  routes: readonly Route[]
  authenticate: Authenticate
  log: Logger
  /** Throws when an address has made too many requests that prove nothing. */
  admitAnonymous: (address: string) => Promise<void>
  /** An answer the operation's row does not name is a bug. */
  checkAnswers: boolean
}

/** Mounts each route under the path and method of its operation; a known path with another method is 405. */
export function mountRoutes(app: Application, options: MountOptions): void {
  const byPath = Map.groupBy(options.routes, ({ operation }) => operationOf(operation).path)
  for (const [path, ofPath] of [...byPath].toSorted(([a], [b]) => (namesLast(a) < namesLast(b) ? -1 : 1))) {
    for (const route of ofPath) {
      const row = operationOf(route.operation)
      app[row.method](path, authorise(route, options), ...readBody(row), answer(route, options))
    }
    app.all(path, refuseMethod(ofPath.map(({ operation }) => operationOf(operation).method.toUpperCase())))
  }
}

// A path belongs to the first that matches it: one that is written out goes before one with a name at the same place.
const namesLast = (path: string) => path.replaceAll(':', '\uffff')

// Before the body is read: whoever may not do it cannot make us read megabytes either.
function authorise({ operation }: Route, { authenticate, admitAnonymous }: MountOptions): RequestHandler {
  const row = operationOf(operation)
  return async (request, response, next) => {
    response.locals['operation'] = operation
    if (row.proof === 'none' && !row.isUnlimited) await admitAnonymous(request.ip ?? '')
    response.locals['caller'] = await callerOf(row, (proof) =>
      authenticate({ operation, proof, headers: request.headers }),
    )
    next()
  }
}

async function callerOf(row: Operation, prove: (proof: Proven['proof']) => Promise<Proven>): Promise<Caller> {
  if (row.proof === 'none') return { proof: 'none' }
  const caller = await prove(row.proof)
  if (caller.proof !== row.proof) throw new Error(`a ${caller.proof} was let in where a ${row.proof} is asked for`)
  if (row.proof === 'person' && caller.proof === 'person') requireRole(row, caller)
  return caller
}

function requireRole(row: Extract<Operation, { proof: 'person' }>, { role, lacksSecondFactor }: Person): void {
  if (!row.roles.includes(role)) throw new Problem('auth.forbidden')
  if (lacksSecondFactor && !row.beforeSecondFactor)
    throw new Problem('auth.second-factor-required', {
      detail: 'Set one up in your account: POST /api/v1/account/totp, then confirm a code of it.',
    })
}

function readBody({ body, maxBytes = 100_000 }: Operation): RequestHandler[] {
  return body ? [requireJson, express.json({ limit: maxBytes, verify: refuseDepth })] : []
}

const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) next()
  else throw new Problem('request.unsupported-type', { detail: 'Send application/json.' })
}

const maxDepth = 32

function refuseDepth(_request: unknown, _response: unknown, bytes: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw new Problem('request.unsupported-type', { detail: 'Send it in UTF-8.' })
  // Brackets, quotes and backslashes are bytes of their own in UTF-8.
  if (isDeeperThan(bytes.toString('latin1'), maxDepth)) throw new Problem('request.too-deep')
}

function answer(route: Route, { log, checkAnswers }: MountOptions): RequestHandler {
  const row = operationOf(route.operation)
  return async (request, response) => {
    const gone = new AbortController()
    response.on('close', () => {
      if (!response.writableFinished) gone.abort()
    })
    const correlationId = String(response.locals['correlationId'])
    const given: RawRequest = {
      params: request.params,
      query: request.query,
      body: bodyOf(row, request),
      caller: response.locals['caller'] as Caller,
      headers: request.headers,
      ip: request.ip ?? '',
      correlationId,
      log,
      signal: gone.signal,
    }
    const handle = () => route.handle(given)
    // What is streamed is read once.
    const result = await inFlow({ correlationId, causationId: correlationId }, () =>
      row.stream ? handle() : repeatWhenUndone(handle),
    )
    if (checkAnswers) checkAnswer(route.operation, result)
    await sendResponse(response, result)
  }
}

function bodyOf({ body, stream }: Operation, request: Request): unknown {
  if (stream) return request
  return body ? (request.body as unknown) : undefined
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return (_request: Request, response: Response) => {
    response.set('Allow', allowed.join(', '))
    throw new Problem('request.method-not-allowed')
  }
}
