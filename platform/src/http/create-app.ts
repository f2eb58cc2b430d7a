import express, { type Application, type RequestHandler } from 'express'
import type { NewId } from '#ids'
import type { Logger } from '#logging/create-logger'
import type { Authenticate } from './authenticate.ts'
import { compressed } from './compressed.ts'
import { limitAnonymous } from './limit-anonymous.ts'
import { mountOperations, type Probes } from './mount-probes.ts'
import { mountRoutes } from './mount-routes.ts'
import type { ObserveRequest } from './observe-request.ts'
import { Problem } from './problem.ts'
import { problemHandler } from './problem-handler.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'

export type AppOptions = {
  routes: readonly Route[]
  authenticate: Authenticate
  log: Logger
  newId: NewId
  probes: Probes
  /** Browsers reach this app over TLS. */
  https?: boolean
  /** Hops of reverse proxies whose X-Forwarded-For is believed; 0 unless told. */
  trustedProxies?: number
  /** Requests that prove nothing, by one address in 15 minutes; 100 unless told. */
  anonymousLimit?: number
  observe?: ObserveRequest
  /** Answers and refusals other than the operation's row says become bugs: for tests and development; not unless told. */
  checkAnswers?: boolean
  /** After the routes (static pages), before "nothing here". */
  after?: readonly RequestHandler[]
}

/** The HTTP application: correlation id, security headers, probes, routes, refusals as problem+json. */
export function createApp(options: AppOptions): Application {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', options.trustedProxies ?? 0)
  app.set('query parser', 'simple')
  app.use(correlate(options.newId), ...securityHeaders({ https: options.https ?? false }))
  app.use(compressed())
  if (options.observe) app.use(timing(options.observe))
  mountOperations(app, options.probes)
  const checkAnswers = options.checkAnswers ?? false
  mountRoutes(app, { ...options, checkAnswers, admitAnonymous: limitAnonymous(options.anonymousLimit) })
  if (options.after?.length) app.use(...options.after)
  app.use((_request, _response, next) => next(new Problem('request.not-found')))
  app.use(problemHandler({ log: options.log, checkAnswers }))
  return app
}

// A caller's id is taken over only when it is short and harmless in logs and headers.
function correlate(newId: NewId): RequestHandler {
  return (request, response, next) => {
    const given = request.get('X-Correlation-Id')
    const correlationId = given !== undefined && /^[\w.:-]{1,64}$/.test(given) ? given : newId()
    response.locals['correlationId'] = correlationId
    response.set('X-Correlation-Id', correlationId)
    next()
  }
}

function timing(observe: ObserveRequest): RequestHandler {
  return (_request, response, next) => {
    const begun = performance.now()
    response.on('finish', () => {
      const operation = String(response.locals['operation'] ?? 'none')
      observe({ operation, status: response.statusCode, seconds: (performance.now() - begun) / 1_000 })
    })
    next()
  }
}
