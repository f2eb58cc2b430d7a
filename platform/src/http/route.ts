import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { OperationId, Role } from '@sac/contracts/operations'
import type * as z from 'zod/mini'
import type { Logger } from '#logging/create-logger'
import { parseInput } from './parse-input.ts'

/** Who asks. Made by the `authenticate` hook; anonymous has neither user nor device. */
export type Caller = { role: Role; userId: string | null; deviceId: string | null }

type HttpRequest<Params, Query, Body> = {
  params: Params
  query: Query
  /** Parsed JSON, or with `body: 'stream'` the raw request bytes. */
  body: Body
  caller: Caller
  headers: IncomingHttpHeaders
  /** Address of the peer. */
  ip: string
  correlationId: string
  log: Logger
  /** Aborts when the client goes away. */
  signal: AbortSignal
}

export type HttpResponse = {
  status: number
  headers?: Readonly<Record<string, string | readonly string[]>>
  /** A plain value is sent as JSON; bytes and streams as they are, with the `content-type` of `headers`. */
  body?: unknown
}

type Schema = z.core.$ZodType
type Output<S extends Schema | undefined, Default> = S extends Schema ? z.output<S> : Default
type BodyOf<B extends Schema | 'stream' | undefined> = B extends 'stream'
  ? Readable
  : B extends Schema
    ? z.output<B>
    : undefined

type Definition<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | 'stream' | undefined> = {
  /** Path, method, proof and roles come from the operation table of contracts. */
  operation: OperationId
  params?: P
  query?: Q
  body?: B
  /** Size limit of a JSON body; 100 kB unless told. */
  maxBytes?: number
  handler: (
    request: HttpRequest<Output<P, Record<string, never>>, Output<Q, Record<string, never>>, BodyOf<B>>,
  ) => Promise<HttpResponse>
}

/** A request before its parts are parsed. */
export type RawRequest = HttpRequest<unknown, unknown, unknown>

export type Route = {
  operation: OperationId
  input: 'none' | 'json' | 'stream'
  maxBytes: number
  handle: (request: RawRequest) => Promise<HttpResponse>
}

/** One operation: its input contract and its use case. Wrong input becomes `request.invalid` naming every wrong field. */
export function route<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | 'stream' | undefined = undefined,
>({ operation, params, query, body, maxBytes = 100_000, handler }: Definition<P, Q, B>): Route {
  const schema: Schema | undefined = typeof body === 'string' ? undefined : body
  type Request = Parameters<typeof handler>[0]
  return {
    operation,
    input: schema ? 'json' : body === 'stream' ? 'stream' : 'none',
    maxBytes,
    // The parts have just been parsed with the schemas their types come from.
    handle: (request) =>
      handler({ ...request, ...parseInput({ params, query, body: schema }, request) } as unknown as Request),
  }
}
