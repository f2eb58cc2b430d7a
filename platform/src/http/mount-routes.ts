import { mayPerform, type Operation, operations } from '@sac/contracts/operations'
import express, { type Application, type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from '#logging/create-logger'
import type { Authenticate } from './authenticate.ts'
import { isDeeperThan } from './json-depth.ts'
import { Problem } from './problem.ts'
import type { Caller, Route } from './route.ts'
import { sendResponse } from './send-response.ts'

type MountOptions = {
  routes: readonly Route[]
  authenticate: Authenticate
  log: Logger
  /** Throws when an address has made too many requests that prove nothing. */
  admitAnonymous: (address: string) => Promise<void>
}

/** Mounts each route under the path and method of its operation; a known path with another method is 405. */
export function mountRoutes(app: Application, options: MountOptions): void {
  const byPath = Map.groupBy(options.routes, ({ operation }) => specOf(operation).path)
  for (const [path, ofPath] of byPath) {
    for (const route of ofPath) {
      app[specOf(route.operation).method](path, authorise(route, options), ...readBody(route), answer(route, options))
    }
    app.all(path, refuseMethod(ofPath.map(({ operation }) => specOf(operation).method.toUpperCase())))
  }
}

function specOf(operation: Route['operation']): Operation {
  return operations[operation]
}

// Their cookie is a proof of its own: fifty devices behind one line refresh every quarter of an hour.
const bySession: ReadonlySet<Route['operation']> = new Set(['auth.refresh', 'auth.logout'])

// Before the body is read: whoever may not do it cannot make us read megabytes either.
function authorise({ operation }: Route, { authenticate, admitAnonymous }: MountOptions): RequestHandler {
  const { proof } = specOf(operation)
  const isAnonymous = proof === 'none' && !bySession.has(operation)
  return async (request, response, next) => {
    if (isAnonymous) await admitAnonymous(request.ip ?? '')
    const caller: Caller =
      proof === 'none'
        ? { role: 'anonymous', userId: null, deviceId: null }
        : await authenticate({ operation, proof, headers: request.headers })
    if (!mayPerform(caller.role, operation)) {
      throw new Problem(caller.role === 'anonymous' ? 'auth.required' : 'auth.forbidden')
    }
    response.locals['caller'] = caller
    response.locals['operation'] = operation
    next()
  }
}

function readBody({ input, maxBytes }: Route): RequestHandler[] {
  return input === 'json' ? [requireJson, express.json({ limit: maxBytes, verify: refuseDepth })] : []
}

const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) next()
  else throw new Problem('request.unsupported-type', { detail: 'Send application/json.' })
}

const maxDepth = 32

function refuseDepth(_request: unknown, _response: unknown, bytes: Buffer): void {
  if (isDeeperThan(bytes, maxDepth)) throw new Problem('request.too-deep')
}

function answer(route: Route, { log }: MountOptions): RequestHandler {
  return async (request, response) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const correlationId = String(response.locals['correlationId'])
    const result = await route.handle({
      params: request.params,
      query: request.query,
      body: bodyOf(route, request),
      caller: response.locals['caller'] as Caller,
      headers: request.headers,
      ip: request.ip ?? '',
      correlationId,
      log: log.child({ correlationId }),
      signal: gone.signal,
    })
    await sendResponse(response, result)
  }
}

function bodyOf({ input }: Route, request: Request): unknown {
  if (input === 'stream') return request
  return input === 'json' ? (request.body as unknown) : undefined
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return (_request: Request, response: Response) => {
    response.set('Allow', allowed.join(', '))
    throw new Problem('request.method-not-allowed')
  }
}
