// The signed lists every verifier fetches: public, cached, the same for everybody.
import { createHash } from 'node:crypto'
import { Problem } from '@sac/platform/http/problem'
import { type Request, type Response, Router } from 'express'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { toPem } from '../keys/seal-certificates.ts'
import { findNewestTrustList } from '../store/key-rows.ts'
import { findPublished } from '../store/list-rows.ts'

type Deps = Pick<CertificatesDeps, 'pool' | 'keys'>
type Text = { type: string; text: string; maxAge: number }

/** Any web page may read these: a verifier is somebody else's page too. */
function send(request: Request, response: Response, { type, text, maxAge }: Text): void {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  response.set({
    'Content-Type': type,
    'Cache-Control': `public, max-age=${maxAge}, must-revalidate`,
    ETag: etag,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
  // Not request.fresh: a script that asks with If-None-Match sends no-cache along, which would always get the whole list.
  const known = request
    .get('If-None-Match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
  if (known?.includes(etag)) response.status(304).end()
  else response.send(text)
}

async function publishedOf({ pool }: Deps, request: Request) {
  const year = Number(/^\d{4}$/.exec(String(request.params['year']))?.[0] ?? Number.NaN)
  const published = Number.isNaN(year) ? null : await findPublished(pool, { year })
  if (!published) throw new Problem('request.not-found', { detail: 'There is no list of this year.' })
  return published
}

/** `/status/:year`, `/status/:year/reasons` and `/.well-known/sac/{trust.jws,root.jwk,ca.pem}`. */
export function publicLists(deps: Deps): Router {
  const router = Router()
  const ca = deps.keys.seal.chain.at(-1)
  router.get('/status/:year', async (request, response) => {
    const { statusJws } = await publishedOf(deps, request)
    send(request, response, { type: 'application/statuslist+jwt', text: required(statusJws), maxAge: 30 })
  })
  router.get('/status/:year/reasons', async (request, response) => {
    const { reasonsJws } = await publishedOf(deps, request)
    send(request, response, { type: 'application/jose', text: required(reasonsJws), maxAge: 30 })
  })
  router.get('/.well-known/sac/trust.jws', async (request, response) => {
    const list = await findNewestTrustList(deps.pool)
    send(request, response, { type: 'application/jose', text: required(list?.jws ?? null), maxAge: 60 })
  })
  router.get('/.well-known/sac/root.jwk', (request, response) => {
    const { kid, jwk } = deps.keys.root
    const text = JSON.stringify({ ...jwk, kid, alg: 'ES256', use: 'sig' })
    send(request, response, { type: 'application/jwk+json', text, maxAge: 3600 })
  })
  router.get('/.well-known/sac/ca.pem', (request, response) => {
    send(request, response, { type: 'application/x-pem-file', text: required(ca ? toPem(ca) : null), maxAge: 3600 })
  })
  return router
}

function required(text: string | null): string {
  if (text === null)
    throw new Problem('server.unavailable', { detail: 'The list is being made.', retryAfterSeconds: 5 })
  return text
}
