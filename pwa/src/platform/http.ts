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

/** The office on this page's own origin. Redirects are no answer of the office's. */
export const browserHttp: Http = ({ path, timeoutMs, signal, body, ...request }) => {
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
