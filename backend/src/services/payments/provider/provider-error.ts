/**
 * What is known after a call that brought no answer to use:
 * `refused`: nothing happened, and the same request never will (wrong amount, unknown id, already refunded); permanent.
 * `unavailable`: nothing happened; later it may (too many requests, no connection, a key that is not accepted).
 * `unknown`: it may have happened (timeout, reset, 5xx, an answer nobody can read): repeat with the same id, or look for it; never
 * take it for a failure.
 * A customer whose card is declined is none of these: the checkout stays open.
 */
export type ProviderErrorKind = 'refused' | 'unavailable' | 'unknown'

type Details = {
  kind: ProviderErrorKind
  /** Stable, of the provider or ours (`timeout`, `connection`, `unreadable`, `rate_limit`). */
  code: string
  /** Where the provider said so. */
  retryAfterSeconds?: number | undefined
  /** The provider's name for the call; its own pages show what it was about. */
  requestId?: string | undefined
  /** The answer is an old one: nothing was tried this time. */
  isRepeated?: boolean
}

/** Holds nothing of what the provider said in words, nor its cause: those quote addresses, and errors are logged. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: ProviderErrorKind
  readonly code: string
  readonly retryAfterSeconds: number | undefined
  readonly requestId: string | undefined
  readonly isRepeated: boolean

  constructor({ kind, code, retryAfterSeconds, requestId, isRepeated = false }: Details) {
    super(`the payment provider: ${kind} (${code})`)
    this.kind = kind
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
    this.requestId = requestId
    this.isRepeated = isRepeated
  }
}
