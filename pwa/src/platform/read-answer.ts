// What an HTTP answer means. Only what is recognisably the office's own word counts: a captive portal or a proxy that answers
// in its place is silence.
import { ProblemBody } from '@sac/contracts/problems'
import * as z from 'zod/mini'

export type Refusal =
  | { status: 'silent'; timedOut: boolean }
  /** The office itself met an error: perhaps it is down, perhaps it stumbles over what it was given. */
  | { status: 'broken'; code: string; detail: string }
  | { status: 'busy'; until: number }
  | { status: 'unauthorised' }
  | { status: 'revoked' }
  | { status: 'outdated' }
  | { status: 'too-large' }
  /** The content is at fault. */
  | { status: 'unacceptable'; code: string; detail: string }
  | { status: 'refused'; code: string; detail: string }

export type Answer<T> = { status: 'ok'; body: T } | Refusal

const defaultWaitMs = 5_000
const longestWaitMs = 3_600_000

/** Milliseconds to wait by `Retry-After` (seconds or a date), at most an hour. */
export function retryAfterMs(header: string | null, now: number): number {
  const seconds = header === null ? Number.NaN : Number(header)
  const ms = Number.isNaN(seconds) ? Date.parse(header ?? '') - now : seconds * 1000
  return Number.isNaN(ms) ? defaultWaitMs : Math.min(longestWaitMs, Math.max(1000, ms))
}

const silent: Refusal = { status: 'silent', timedOut: false }
const isBusy = (status: number) => status === 429 || status === 503

/** The device has sent its share of photos today; what it writes still goes. */
const isOfPhotosOnly = (problem: ProblemBody | undefined) => problem?.code === 'blob.quota'

function refusalOf(status: number, { code, detail }: ProblemBody): Refusal {
  if (status === 401) return { status: 'unauthorised' }
  if (code === 'device.revoked') return { status: 'revoked' }
  if (status === 426) return { status: 'outdated' }
  if (status === 413) return { status: 'too-large' }
  if (status === 400 || status === 422) return { status: 'unacceptable', code, detail }
  return { status: status >= 500 ? 'broken' : 'refused', code, detail }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Reads a response that is not 2xx. */
export async function readRefusal(response: Response, now: number): Promise<Refusal> {
  const retryAfter = response.headers.get('Retry-After')
  const problem = z.safeParse(ProblemBody, await jsonOf(response))
  if (isBusy(response.status) && !isOfPhotosOnly(problem.data) && (problem.success || retryAfter !== null))
    return { status: 'busy', until: now + retryAfterMs(retryAfter, now) }
  return problem.success ? refusalOf(response.status, problem.data) : silent
}

/** Waits for an answer and reads it; no answer is silence. `now` is asked when it came. */
export async function readAnswer<Schema extends z.ZodMiniType>(
  exchange: Promise<Response>,
  schema: Schema,
  now: () => number,
): Promise<Answer<z.output<Schema>>> {
  try {
    const response = await exchange
    if (!response.ok) return await readRefusal(response, now())
    const body = z.safeParse(schema, await jsonOf(response))
    return body.success ? { status: 'ok', body: body.data } : silent
  } catch (error) {
    return silenceOf(error)
  }
}

export const silenceOf = (error: unknown): Refusal => ({
  status: 'silent',
  timedOut: error instanceof Error && error.name === 'TimeoutError',
})
