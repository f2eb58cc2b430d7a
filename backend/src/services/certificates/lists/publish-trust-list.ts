import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import { type TrustedKey, type TrustList, trustListType } from '@sac/contracts/certificate/trust-list'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { laterThan } from '../domain/later-than.ts'
import { signJws } from '../keys/sign-jws.ts'
import { keepTrustList } from '../restore/kept-trust-lists.ts'
import {
  findNewestTrustList,
  insertTrustListIfAbsent,
  type KeyRow,
  listKeys,
  type TrustListRow,
} from '../store/key-rows.ts'

const day = 86_400
const lifeSeconds = 365 * day
const renewAfterMs = 30 * day * 1000

/** Signs a new version of the trust list when the keys have changed or the list has grown old. Versions never go down. */
export async function publishTrustList(deps: Pick<CertificatesDeps, 'pool' | 'now' | 'keys' | 'blobs'>): Promise<void> {
  const keys = (await listKeys(deps.pool)).map(trusted)
  const keysHash = createHash('sha256').update(canonicalJson(keys)).digest()
  const newest = await findNewestTrustList(deps.pool)
  const now = deps.now()
  const isFresh = newest && now.getTime() - newest.signedAt.getTime() < renewAfterMs
  if (isFresh && newest.keysHash.equals(keysHash)) return
  const { ver, signedAt } = nextOf(newest, now)
  const iat = seconds(signedAt)
  const payload: TrustList = { ver, iat, exp: iat + lifeSeconds, keys }
  const jws = await signJws(deps.keys.root, { typ: trustListType, payload })
  await keepTrustList(deps.blobs.records, { ver, jws })
  // Another process may have been first with this version; then its keys are looked at once more.
  if (!(await insertTrustListIfAbsent(deps.pool, { ver, keysHash, jws, signedAt }))) await publishTrustList(deps)
}

const nextOf = (newest: TrustListRow | null, now: Date) =>
  newest === null ? { ver: 1, signedAt: now } : { ver: newest.ver + 1, signedAt: laterThan(newest.signedAt, now) }

/** A key as verifiers know it. */
export const trusted = (key: KeyRow): TrustedKey => ({
  kid: key.kid,
  jwk: key.jwk,
  alg: 'ES256',
  notBefore: seconds(key.notBefore),
  signUntil: seconds(key.signUntil),
  state: key.state,
  ...(key.compromisedSince === null ? {} : { compromisedSince: seconds(key.compromisedSince) }),
})

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
