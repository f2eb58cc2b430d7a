import { isDeepStrictEqual } from 'node:util'
import { readTrustList, type TrustedKey } from '@sac/contracts/certificate/trust-list'
import { webCrypto } from '@sac/contracts/certificate/web-crypto'
import type { AuditRow } from '@sac/platform/audit/audit-rows'
import type { Break } from '@sac/platform/audit/walk-chain'
import type { Db } from '@sac/platform/db/db'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { kidOf } from '../keys/signer.ts'
import { trusted } from '../lists/publish-trust-list.ts'
import { findNewestTrustList, type KeyRow, listKeys } from '../store/key-rows.ts'

/** The state the audit tells of each key, by its id. */
export type ToldKeys = Map<string, string>

export function seeKey(told: ToldKeys, { action, details }: AuditRow): void {
  const [, state] = /^key\.(active|next|retired|compromised)$/.exec(action) ?? []
  if (state !== undefined) told.set(String(details['kid']), state)
}

/** The first key that is not what it was made or decided to be, or a trust list our root did not sign. */
export async function checkKeys(
  db: Db,
  { told, keys }: { told: ToldKeys; keys: CertificatesDeps['keys'] },
): Promise<Break | null> {
  const known = await listKeys(db)
  const other = known.find((key) => !isThumbprint(key) || told.get(key.kid) !== key.state)
  if (other) return breakOf('signing_keys', other.kid)
  const gone = [...told.keys()].find((kid) => !known.some((key) => key.kid === kid))
  if (gone !== undefined) return breakOf('signing_keys', gone)
  const newest = await findNewestTrustList(db)
  if (!newest) return null
  const read = await readTrustList(newest.jws, { root: keys.root.jwk, highestVersion: 0, crypto: webCrypto })
  if (read.outcome !== 'accepted' || read.list.ver !== newest.ver) return breakOf('trust_lists', String(newest.ver))
  const published = read.list.keys
  const changed = known.find((key) => published.some((one) => isRewritten(key, one)))
  return changed ? breakOf('signing_keys', changed.kid) : null
}

// A key whose state has changed since is published in a moment, with other dates.
const isRewritten = (key: KeyRow, published: TrustedKey): boolean =>
  key.kid === published.kid && key.state === published.state && !isDeepStrictEqual(trusted(key), published)

const breakOf = (table: string, id: string): Break => ({ table, position: null, id, fault: 'state' })

const isThumbprint = ({ kid, jwk }: KeyRow): boolean => kidOf(jwk) === kid
