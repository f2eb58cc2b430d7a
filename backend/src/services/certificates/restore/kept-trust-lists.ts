// The trust list has a version that never goes down, and a burnt key stays burnt: a database from before must not forget either.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import { readTrustList, type TrustedKey, type TrustList } from '@sac/contracts/certificate/trust-list'
import { webCrypto } from '@sac/contracts/certificate/web-crypto'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { listNames } from '@sac/platform/blobs/list-names'
import type { Records } from '@sac/platform/blobs/port'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { audit } from '../keys/register-keys.ts'
import {
  findNewestTrustList,
  insertKey,
  insertTrustListIfAbsent,
  type KeyRow,
  listKeys,
  lockKeys,
  updateKeyState,
} from '../store/key-rows.ts'
import { trustLists, trustName } from './witness-names.ts'

export async function keepTrustList(records: Records, { ver, jws }: { ver: number; jws: string }): Promise<void> {
  await records.keep(trustName(ver), Buffer.from(jws))
}

type Deps = Pick<CertificatesDeps, 'pool' | 'now' | 'newId' | 'blobs' | 'keys' | 'log'>
type Kept = { list: TrustList; jws: string }

/** The newest list signed by our root that the database does not know; null when it knows all. */
async function findNewerTrustList(deps: Pick<Deps, 'pool' | 'blobs' | 'keys'>): Promise<Kept | null> {
  const { records } = deps.blobs
  const known = (await findNewestTrustList(deps.pool))?.ver ?? 0
  const names = await listNames(records, trustLists, trustName(known))
  for (const name of names.toReversed()) {
    const jws = String((await records.find(name).catch(() => null)) ?? '')
    const read = await readTrustList(jws, { root: deps.keys.root.jwk, highestVersion: known, crypto: webCrypto })
    if (read.outcome === 'accepted') return { list: read.list, jws }
  }
  return null
}

/** Takes over the newest kept trust list and what it says of the keys. */
export async function adoptTrustList(deps: Deps): Promise<void> {
  const kept = await findNewerTrustList(deps)
  if (!kept) return
  const { ver, iat, keys } = kept.list
  await withTransaction(deps.pool, async (tx) => {
    await lockKeys(tx)
    await adoptKeys(deps, tx, keys)
    const keysHash = createHash('sha256').update(canonicalJson(keys)).digest()
    await insertTrustListIfAbsent(tx, { ver, keysHash, jws: kept.jws, signedAt: dateOf(iat) })
    const nobody = { actorId: null, subjectId: null, reason: null, note: null }
    await appendAudit(deps, tx, { ...nobody, action: 'trust-list.adopted', details: { ver } })
  })
  deps.log.warn({ ver }, 'the database is older than the trust list that was published; it was taken over')
}

const dateOf = (seconds: number) => new Date(seconds * 1000)

async function adoptKeys(deps: Deps, tx: Tx, keys: readonly TrustedKey[]): Promise<void> {
  const known = await listKeys(tx)
  await takeOver(tx, { known, keys })
  for (const { kid, state } of await listKeys(tx))
    if (known.find((key) => key.kid === kid)?.state !== state) await audit(deps, tx, { action: `key.${state}`, kid })
}

type TakingOver = { known: readonly KeyRow[]; keys: readonly TrustedKey[] }

async function takeOver(tx: Tx, { known, keys }: TakingOver): Promise<void> {
  const isActive = ({ kid }: { kid: string }) => keys.some((key) => key.kid === kid && key.state === 'active')
  // Only one may be active at any moment.
  for (const key of known.filter(({ state }) => state === 'active'))
    if (!isActive(key)) await updateKeyState(tx, { ...key, state: 'retired' })
  for (const key of keys.toSorted((a, b) => Number(isActive(a)) - Number(isActive(b)))) {
    const { kid, jwk, state, notBefore, signUntil, compromisedSince: since } = key
    const row = { kid, jwk, notBefore: dateOf(notBefore), signUntil: dateOf(signUntil) }
    const fate = { state, compromisedSince: since === undefined ? null : dateOf(since) }
    if (!known.some((one) => one.kid === kid)) await insertKey(tx, { ...row, state: 'next' })
    await updateKeyState(tx, { kid, signUntil: row.signUntil, ...fate })
  }
}
