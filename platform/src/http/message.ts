// What a handler is given and what it gives back; it never sees a response object.
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { operations } from '@sac/contracts/operations'
import type * as z from 'zod/mini'
import type { Logger } from '#logging/create-logger'
import type { Caller } from './caller.ts'

type Message<Params, Query, Headers, Body, Asker> = {
  params: Params
  query: Query
  /** As they came; those the operation's row names are parsed. */
  headers: Headers
  /** Parsed JSON, or the raw request bytes where the row says that the handler reads them. */
  body: Body
  caller: Asker
  /** Address of the peer. */
  ip: string
  correlationId: string
  log: Logger
  /** Aborts when the client goes away. */
  signal: AbortSignal
}

/** A request before its parts are parsed. */
export type RawRequest = Message<unknown, unknown, IncomingHttpHeaders, unknown, Caller>

export type HttpResponse = {
  status: number
  headers?: Readonly<Record<string, string | readonly string[]>>
  /** A plain value is sent as JSON; bytes and streams as they are, with the `content-type` of `headers`. */
  body?: unknown
}

type Rows = typeof operations
type Parsed<Row, Part extends string, Absent> =
  Row extends Readonly<Record<Part, infer Schema extends z.core.$ZodType>> ? z.output<Schema> : Absent
type BodyOf<Row> = Row extends { stream: object } ? Readable : Parsed<Row, 'body', undefined>

type HeadersOf<Named> = [Named] extends [never] ? IncomingHttpHeaders : Named & Readonly<Record<string, unknown>>

/** A request of an operation, as its row describes it. */
export type RequestOf<Id extends keyof Rows> = Message<
  Parsed<Rows[Id], 'params', Record<string, never>>,
  Parsed<Rows[Id], 'query', Record<string, never>>,
  HeadersOf<Parsed<Rows[Id], 'headers', never>>,
  BodyOf<Rows[Id]>,
  Extract<Caller, { proof: Rows[Id]['proof'] }>
>

type Frozen<Value> = Value extends object ? { readonly [Name in keyof Value]: Frozen<Value[Name]> } : Value
type Content<Answer> = Answer extends { schema: infer Schema extends z.core.$ZodType }
  ? { body: Frozen<z.input<Schema>> }
  : { body?: Uint8Array | Readable }
type Answered<Answers> = {
  [Status in keyof Answers & number]: Omit<HttpResponse, 'status' | 'body'> & { status: Status } & Content<
      Answers[Status]
    >
}[keyof Answers & number]

/** One of the answers its row names; a refusal is thrown as a Problem. */
export type AnswerOf<Id extends keyof Rows> = Answered<Rows[Id]['answers']>
