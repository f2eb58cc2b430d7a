import type { Http } from '#features/sync/sync-ports.ts'

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
