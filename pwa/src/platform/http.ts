/** One HTTP exchange. Rejects when no answer came, with a TimeoutError when it took longer than `timeoutMs`. */
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query on the office's own origin. */
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
  timeoutMs: number
  /** Outlives the page. */
  keepalive?: boolean
  signal?: AbortSignal
}
export type Http = (request: HttpRequest) => Promise<Response>

const early = new Map<string, Promise<Response>>()

/** Asks before the code is here that will want to know: the first to ask for the same path by GET gets this answer. */
export function askEarly(path: string): void {
  const answer = browserHttp({ method: 'GET', path, headers: {}, timeoutMs: 20_000 })
  // Told to whoever asks for it.
  answer.catch(() => undefined)
  early.set(path, answer)
}

/** The office on this page's own origin. Redirects are no answer of the office's. */
export const browserHttp: Http = ({ path, timeoutMs, signal, body, ...request }) => {
  const asked = request.method === 'GET' ? early.get(path) : undefined
  if (asked) {
    early.delete(path)
    return asked
  }
  const patience = AbortSignal.timeout(Math.ceil(timeoutMs))
  return fetch(path, {
    ...request,
    ...(body === undefined ? {} : { body }),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal: signal ? AbortSignal.any([patience, signal]) : patience,
  })
}
