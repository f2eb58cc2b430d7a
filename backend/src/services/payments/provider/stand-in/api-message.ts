// What comes to the stand-in and what it gives back, without HTTP.
import type { Nested } from './read-form.ts'

export type ApiRequest = {
  method: 'GET' | 'POST'
  /** `/v1/…` */
  path: string
  /** Of the query, or of the body where there is one. */
  params: Record<string, Nested>
  secretKey: string | undefined
  idempotencyKey: string | undefined
}

export type ApiAnswer = { status: number; headers?: Record<string, string>; body: object }

type Fault = {
  status?: number
  type?: string
  code?: string
  message: string
  param?: string
  /** Nothing was looked at yet, so nothing is remembered under the key. */
  isEarly?: boolean
}

/** Stripe's form of saying no. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal'
  readonly answer: ApiAnswer
  readonly isEarly: boolean

  constructor({ status = 400, type = 'invalid_request_error', message, isEarly = false, ...details }: Fault) {
    super(message)
    this.isEarly = isEarly
    this.answer = { status, body: { error: { type, message, ...details } } }
  }
}

export const missing = (what: string, id: string, param: string): ApiRefusal =>
  new ApiRefusal({ status: 404, code: 'resource_missing', message: `No such ${what}: '${id}'`, param })
