import type Stripe from 'stripe'

export type StripeAccess = {
  secretKey: string
  webhookSecret: string
  /** Scheme, host and port. */
  apiBase: string
  /** Over the whole answer; 10 000 unless told. */
  deadlineMs?: number
  fetch?: typeof fetch
}

/** What one module of Stripe's package gives us, loaded when it is first asked for: it costs half a second and 34 MB. */
export function openStripe({ secretKey, apiBase, deadlineMs = 10_000, fetch: ask = fetch }: StripeAccess) {
  let opened: Promise<Stripe> | undefined
  const { hostname, port, protocol } = new URL(apiBase)
  const secure = protocol === 'https:'
  return (): Promise<Stripe> => {
    opened ??= import('stripe').then(
      ({ default: Package }) =>
        new Package(secretKey, {
          // What is asked and read here was written for this one; an update of the package asks to look again.
          apiVersion: '2026-10-28.endive',
          host: hostname,
          port: port === '' ? (secure ? 443 : 80) : Number(port),
          protocol: secure ? 'https' : 'http',
          timeout: deadlineMs,
          // The one who asks decides when to ask again.
          maxNetworkRetries: 0,
          telemetry: false,
          // The default client waits for ever for a body that trickles in.
          httpClient: Package.createFetchHttpClient(withDeadline(ask, deadlineMs)),
        }),
    )
    return opened
  }
}

/** The key goes to the host it was given for and no further. */
function withDeadline(ask: typeof fetch, deadlineMs: number): typeof fetch {
  return (input, init = {}) => {
    const signals = [AbortSignal.timeout(deadlineMs), ...(init.signal ? [init.signal] : [])]
    return ask(input, { ...init, redirect: 'error', signal: AbortSignal.any(signals) })
  }
}
