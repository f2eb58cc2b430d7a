import { type ProblemBody, type ProblemCode, problemTable } from '@sac/contracts/problems'

type Details = {
  /** What to do, in one sentence; never quotes input that may be personal. */
  detail?: string
  errors?: readonly { field: string; detail: string }[]
  /** Instants that can be booked instead. */
  freeTimes?: readonly string[]
  /** For 429 and 503: when to come back. */
  retryAfterSeconds?: number
  cause?: unknown
}

/** A refusal: an expected answer, not a bug. Thrown anywhere below a route, rendered once as problem+json. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string
  readonly errors: readonly { field: string; detail: string }[]
  readonly freeTimes: readonly string[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ProblemCode, { detail, errors = [], freeTimes, retryAfterSeconds, cause }: Details = {}) {
    const { title, status } = problemTable[code]
    super(`${code}: ${detail ?? title}`, { cause })
    this.code = code
    this.status = status
    this.detail = detail ?? `${title}.`
    this.errors = errors
    this.freeTimes = freeTimes
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The RFC 9457 body of a refusal. */
export function problemBody(problem: Problem, correlationId: string): ProblemBody {
  return {
    type: `urn:smartautocheck:problem:${problem.code}`,
    title: problemTable[problem.code].title,
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    correlationId,
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
    ...(problem.freeTimes ? { freeTimes: [...problem.freeTimes] } : {}),
  }
}
