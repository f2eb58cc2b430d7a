// The signed lists every verifier fetches: public, cached, the same for everybody.
import { createHash } from 'node:crypto'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { toPem } from '../keys/x509-certificates.ts'
import { findNewestTrustList } from '../store/key-rows.ts'
import { findPublished } from '../store/list-rows.ts'

type Deps = Pick<CertificatesDeps, 'pool' | 'keys'>
type Text = { type: string; text: string | null; maxAge: number }

/** Any web page may read these: a verifier is somebody else's page too. */
function answer(known: string | undefined, { type, text, maxAge }: Text) {
  if (text === null)
    throw new Problem('server.unavailable', { detail: 'The list is being made.', retryAfterSeconds: 5 })
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = {
    'content-type': type,
    'cache-control': `public, max-age=${maxAge}, must-revalidate`,
    etag,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  // Whatever Cache-Control says: a script that asks with If-None-Match sends no-cache along, and would always get the whole list.
  const versions = known?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (versions?.includes(etag)) return { status: 304 as const, headers }
  return { status: 200 as const, headers, body: Buffer.from(text) }
}

async function publishedOf({ pool }: Deps, year: string) {
  const published = await findPublished(pool, { year: Number(year) })
  if (!published) throw new Problem('request.not-found', { detail: 'There is no list of this year.' })
  return published
}

const statusLists = (deps: Deps): Route[] => [
  route({
    operation: 'lists.status',
    handler: async ({ params: { year }, headers }) => {
      const { statusJws: text } = await publishedOf(deps, year)
      return answer(headers['if-none-match'], { type: 'application/statuslist+jwt', text, maxAge: 30 })
    },
  }),
  route({
    operation: 'lists.reasons',
    handler: async ({ params: { year }, headers }) => {
      const { reasonsJws: text } = await publishedOf(deps, year)
      return answer(headers['if-none-match'], { type: 'application/jose', text, maxAge: 30 })
    },
  }),
]

const trust = ({ pool, keys }: Deps): Route[] => [
  route({
    operation: 'lists.trust',
    handler: async ({ headers }) => {
      const list = await findNewestTrustList(pool)
      return answer(headers['if-none-match'], { type: 'application/jose', text: list?.jws ?? null, maxAge: 60 })
    },
  }),
  route({
    operation: 'lists.root',
    handler: async ({ headers }) => {
      const { kid, jwk } = keys.root
      const key = { ...jwk, kid, alg: 'ES256', use: 'sig' } as const
      const text = JSON.stringify(key)
      const answered = answer(headers['if-none-match'], { type: 'application/jwk+json', text, maxAge: 3600 })
      return answered.status === 304 ? answered : { ...answered, body: key }
    },
  }),
  route({
    operation: 'lists.ca',
    handler: async ({ headers }) => {
      const ca = keys.seal.chain.at(-1)
      const text = ca ? toPem(ca) : null
      return answer(headers['if-none-match'], { type: 'application/x-pem-file', text, maxAge: 3600 })
    },
  }),
]

export const publicLists = (deps: Deps): Route[] => [...statusLists(deps), ...trust(deps)]
