import type { OperationId } from '@sac/contracts/operations'
import type { ErrorRequestHandler, Response } from 'express'
import { isNotNow } from '#db/not-now'
import { isDependencyDown } from '#inbox/is-dependency-down'
import type { Logger } from '#logging/create-logger'
import { checkRefusal } from './check-answer.ts'
import { Problem, problemBody } from './problem.ts'

type Options = {
  log: Logger
  /** A refusal the operation's row does not name is a bug. */
  checkAnswers: boolean
}

/** Renders refusals as problem+json; anything else is a bug: logged once, answered 500 without a word about its inside. */
export function problemHandler({ log, checkAnswers }: Options): ErrorRequestHandler {
  return (given: unknown, request, response, next) => {
    const correlationId = String(response.locals['correlationId'] ?? '')
    const error = checkAnswers ? checked(given, response.locals['operation'] as OperationId | undefined) : given
    const problem = toProblem(error)
    const asked = { correlationId, method: request.method, path: request.route?.path }
    if (problem.code === 'server.bug') log.error({ err: error, ...asked }, 'request failed')
    else if (!(error instanceof Problem) && problem.code === 'server.unavailable')
      log.warn({ reason: messageOf(error), ...asked }, 'request refused for now')
    // Half an answer is out: only breaking the connection tells the client that it is not whole.
    if (response.headersSent) next(error)
    else sendProblem(response, problem, correlationId)
  }
}

function checked(error: unknown, operation: OperationId | undefined): unknown {
  try {
    checkRefusal(operation, toProblem(error).code)
    return error
  } catch (undocumented) {
    return undocumented
  }
}

function sendProblem(response: Response, problem: Problem, correlationId: string): void {
  if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds))
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer')
  response.status(problem.status).type('application/problem+json').set('Cache-Control', 'no-store')
  response.send(JSON.stringify(problemBody(problem, correlationId)))
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  // Not a bug of ours, and true of every operation. Where only the answer to a COMMIT was lost it was done all the same.
  if (isNotNow(error) || isDependencyDown(error))
    return new Problem('server.unavailable', { detail: 'Try again in a moment.', retryAfterSeconds: 5 })
  return (
    readerProblem(error) ??
    new Problem('server.bug', { detail: 'Try again; the correlation id helps to find the cause.' })
  )
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

// What express and its body reader refuse on their own.
function readerProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const known = 'type' in error ? readerProblems.get(String(error.type)) : undefined
  if (known) return new Problem(...known)
  const status = 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 500 ? new Problem('request.malformed') : undefined
}

const readerProblems = new Map<string, ConstructorParameters<typeof Problem>>([
  ['entity.parse.failed', ['request.malformed', { detail: 'The body is not valid JSON.' }]],
  ['entity.too.large', ['request.too-large']],
  ['encoding.unsupported', ['request.unsupported-type']],
  ['charset.unsupported', ['request.unsupported-type']],
])
