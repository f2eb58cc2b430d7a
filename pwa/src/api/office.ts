// One question to the office by a row of the operations table: what is sent and what comes back has the row's types. The answer
// is data, or one of two errors: the office refused, or nobody could be asked.
import type { Answer, Operation } from '@sac/contracts/operations/operation'
import { ProblemBody } from '@sac/contracts/problems'
import * as z from 'zod/mini'
import type { Http } from '#platform/http.ts'
import { noteOfficeTime } from './office-clock.ts'

/** The office said no; `problem` says why and what to do. */
export class Refused extends Error {
  readonly problem: ProblemBody
  /** How long to wait before it is tried again; null where it did not say. */
  readonly waitMs: number | null
  constructor(problem: ProblemBody, waitMs: number | null = null) {
    super(`${problem.code}: ${problem.detail}`)
    this.name = 'Refused'
    this.problem = problem
    this.waitMs = waitMs
  }
}

/** No answer that is recognisably the office's own. What was asked for may have been done. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('the office could not be asked', { cause })
    this.name = 'Unreachable'
  }
}

export const isRefusal = (error: unknown, ...codes: string[]): error is Refused =>
  error instanceof Refused && (codes.length === 0 || codes.includes(error.problem.code))

type Read<Schema> = Schema extends z.ZodMiniType ? z.output<Schema> : never
type Given<Row extends Operation, Part extends 'params' | 'query' | 'body'> = Row[Part] extends z.ZodMiniType
  ? { [Name in Part]: z.input<Row[Part]> }
  : object

/** What goes along: parameters of the address, query, body, each where the row has it. */
export type Input<Row extends Operation> = Given<Row, 'params'> & Given<Row, 'query'> & Given<Row, 'body'>

type Said<Answered> = Answered extends { schema: infer Schema }
  ? Read<Schema>
  : Answered extends { type: string }
    ? Blob
    : undefined

/** What the row's JSON answer says, or its bytes; undefined where it has neither. */
export type Output<Row extends Operation> = {
  [Status in keyof Row['answers']]: Said<Row['answers'][Status]>
}[keyof Row['answers']]

type Parts = { params?: Record<string, string>; query?: Record<string, string | undefined>; body?: unknown }

const patienceMs = 20_000

/** Path and query of a row on the office's own origin. */
export function pathOf({ path }: Operation, { params = {}, query = {} }: Parts): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, value)
  return asked.size === 0 ? filled : `${filled}?${asked}`
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** A captive portal, a proxy or half an answer says nothing of the office. */
async function read(response: Response, { schema, type }: Answer): Promise<unknown> {
  if (!schema) return type === undefined ? undefined : bytesOf(response, type)
  const body = z.safeParse(schema, await jsonOf(response))
  if (!body.success) throw new Unreachable(body.error)
  return body.data
}

async function bytesOf(response: Response, type: string): Promise<Blob> {
  if (response.headers.get('Content-Type')?.startsWith(type) !== true) throw new Unreachable()
  return response.blob().catch((error: unknown) => {
    throw new Unreachable(error)
  })
}

/** Milliseconds by `Retry-After`, which the office says in seconds. */
const waitOf = (response: Response): number | null => {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : null
}

async function refusal(response: Response): Promise<Error> {
  const problem = z.safeParse(ProblemBody, await jsonOf(response))
  return problem.success ? new Refused(problem.data, waitOf(response)) : new Unreachable()
}

type Exchange<Row extends Operation> = { http: Http; token?: string; signal?: AbortSignal; input: Input<Row> }

/** `after`: what to ask the next page with; undefined on the last, and where there are no pages. */
export type OnePage<Row extends Operation> = { value: Output<Row>; after: string | undefined }

/** By the header `Link: <?…&after=…>; rel="next"`. */
function afterOf(response: Response): string | undefined {
  const [, query] = /<\?([^>]*)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '') ?? []
  return new URLSearchParams(query).get('after') ?? undefined
}

/** Asks once. Rejects with `Refused` or `Unreachable`. */
export const exchange = async <Row extends Operation>(row: Row, asked: Exchange<Row>): Promise<Output<Row>> =>
  (await exchangePage(row, asked)).value

/** The same, with where a list goes on. */
export async function exchangePage<Row extends Operation>(row: Row, asked: Exchange<Row>): Promise<OnePage<Row>> {
  const { http, token, signal } = asked
  const input = asked.input as Parts
  const headers = {
    ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  }
  const request = {
    method: row.method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: pathOf(row, input),
    headers,
    timeoutMs: patienceMs,
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(signal ? { signal } : {}),
  }
  const sentAt = Date.now()
  const response = await http(request).catch((error: unknown) => {
    throw new Unreachable(error)
  })
  noteOfficeTime(response, sentAt)
  const answer = row.answers[response.status]
  if (answer) return { value: (await read(response, answer)) as Output<Row>, after: afterOf(response) }
  throw await refusal(response)
}
