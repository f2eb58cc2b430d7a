import type { RequestHandler } from 'express'
import helmet from 'helmet'

// The one style React Aria adds to a page, which its hash allows; react-aria-style.test.ts compares it with what is installed.
const reactAria = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/** Everything from our own origin; WebAssembly for the QR reader, blobs for photos and papers; no inline script, no framing. */
const policy = {
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", reactAria],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'frame-src': ['blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

/** `https`: browsers reach us over TLS, so they are told to never use anything else. */
export function securityHeaders({ https }: { https: boolean }): RequestHandler[] {
  const upgrade = https ? { 'upgrade-insecure-requests': [] } : {}
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { ...policy, ...upgrade } },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginEmbedderPolicy: false,
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=()')
      next()
    },
  ]
}
