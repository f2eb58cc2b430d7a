// What a failed call says of the outcome. Only what is certain to have changed nothing is `refused` or `unavailable`.
import * as z from 'zod/mini'
import { ProviderError, type ProviderErrorKind } from '../provider-error.ts'

// Of `StripeError`; read by its members, so that Stripe's package is not loaded for it.
const StripeFailure = z.object({
  type: z.string(),
  code: z.optional(z.string()),
  statusCode: z.optional(z.number()),
  headers: z.optional(z.record(z.string(), z.unknown())),
  requestId: z.optional(z.string()),
  detail: z.optional(z.unknown()),
})
type StripeFailure = z.infer<typeof StripeFailure>

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
  400: 'refused',
  401: 'unavailable',
  402: 'refused',
  403: 'unavailable',
  404: 'refused',
  429: 'unavailable',
}

/** Whatever a call threw, as a ProviderError. */
export function failureOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  const read = z.safeParse(StripeFailure, error)
  if (!read.success) return new ProviderError({ kind: 'unknown', code: 'unreadable' })
  const failure = read.data
  if (failure.type === 'StripeConnectionError') return unconnected(failure)
  const { requestId, headers } = failure
  const code = failure.code ?? codes[failure.type] ?? failure.type
  const isRepeated = headers?.['idempotent-replayed'] === 'true'
  return new ProviderError({ kind: kindOf(failure), code, retryAfterSeconds: wait(failure), requestId, isRepeated })
}

const codes: Readonly<Record<string, string>> = {
  StripeRateLimitError: 'rate_limit',
  StripeAuthenticationError: 'key-not-accepted',
  StripePermissionError: 'key-not-accepted',
  StripeIdempotencyError: 'repeat-differs',
  StripeAPIError: 'provider-fault',
}

const kindOf = ({ type, statusCode = 0 }: StripeFailure): ProviderErrorKind =>
  type === 'StripeRateLimitError' ? 'unavailable' : (byStatus[statusCode] ?? 'unknown')

function wait({ headers }: StripeFailure): number | undefined {
  const given = headers?.['retry-after']
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : undefined
}

/** Nobody was reached, so nothing was asked. */
const notReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function unconnected({ detail }: StripeFailure): ProviderError {
  const codes = codesOf(detail)
  if (codes.some((code) => notReached.has(code))) return new ProviderError({ kind: 'unavailable', code: 'connection' })
  const timedOut = codes.includes('ETIMEDOUT') || namesOf(detail).includes('TimeoutError')
  return new ProviderError({ kind: 'unknown', code: timedOut ? 'timeout' : 'connection' })
}

function chainOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : []
}
const codesOf = (error: unknown) => chainOf(error).flatMap((one) => ('code' in one ? [String(one.code)] : []))
const namesOf = (error: unknown) => chainOf(error).map(({ name }) => name)
