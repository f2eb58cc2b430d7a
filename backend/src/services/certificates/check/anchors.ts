// The heads of the chains at a moment, held by somebody who cannot be made to forget them: outsiders who keep a status list, and
// the records beside the blobs.
import { ChainHeads } from '@sac/contracts/certificate/chain-heads'
import { decodeJws } from '@sac/contracts/certificate/jws'
import { readStatusList, statusListType } from '@sac/contracts/certificate/status-list'
import { readTrustList, type TrustList } from '@sac/contracts/certificate/trust-list'
import { inflate, webCrypto } from '@sac/contracts/certificate/web-crypto'
import type { CheckedList } from '@sac/contracts/http/chains'
import { auditChain, type Chain } from '@sac/platform/audit/chain'
import { findChainHead } from '@sac/platform/audit/chain-rows'
import type { Db } from '@sac/platform/db/db'
import * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findCertificateHash } from '../store/chained-certificates.ts'
import { findNewestTrustList } from '../store/key-rows.ts'

/** Everything sealed, and everything done to it. */
export const ownChains = (db: Db): Chain[] => [
  {
    name: 'certificates',
    findHead: () => findChainHead(db, { name: 'certificates' }),
    findHash: (position) => findCertificateHash(db, { position }),
  },
  auditChain('certificates', db),
]

export async function readHeads(chains: readonly Chain[]): Promise<ChainHeads> {
  const heads = chains.map(async ({ name, findHead }) => {
    const { position, hash } = await findHead()
    return [name, [position, hash.toString('hex')]] as const
  })
  return Object.fromEntries((await Promise.all(heads)).map(([name, [position, hash]]) => [name, [position, hash]]))
}

const nothing = '0'.repeat(64)

/** Whether the chains still contain these heads. */
export async function compareHeads(chains: readonly Chain[], heads: ChainHeads): Promise<CheckedList['chains']> {
  const compared = Object.entries(heads).map(async ([name, [position, hash]]) => {
    const chain = chains.find((one) => one.name === name)
    const found = position === 0 ? nothing : (await chain?.findHash(position))?.toString('hex')
    const outcome = found === undefined ? 'missing' : found === hash ? 'holds' : 'differs'
    return { name, position, outcome } as const
  })
  return Promise.all(compared)
}

export const outcomeOf = (chains: CheckedList['chains']): 'holds' | 'broken' =>
  chains.every(({ outcome }) => outcome === 'holds') ? 'holds' : 'broken'

type Deps = Pick<CertificatesDeps, 'pool' | 'keys'>

const strange: CheckedList = { year: null, at: null, outcome: 'not-ours', chains: [] }

/** What a status list that somebody has kept proves. */
export async function checkList(deps: Deps, chains: readonly Chain[], jws: string): Promise<CheckedList> {
  const trust = await findTrust(deps)
  const list = trust && (await readStatusList(jws, { trust, crypto: webCrypto, inflate }))
  if (!list) return strange
  const { year, iat } = list
  const heads = z.safeParse(ChainHeads, decodeJws(jws, statusListType)?.payload['chains'])
  const at = new Date(iat * 1000).toISOString()
  if (!heads.success) return { year, at, outcome: 'without-heads', chains: [] }
  const compared = await compareHeads(chains, heads.data)
  return { year, at, outcome: outcomeOf(compared), chains: compared }
}

// As our root signed it: what the database says of keys is what is to be proved.
async function findTrust({ pool, keys }: Deps): Promise<TrustList | null> {
  const newest = await findNewestTrustList(pool)
  if (!newest) return null
  const read = await readTrustList(newest.jws, { root: keys.root.jwk, highestVersion: 0, crypto: webCrypto })
  return read.outcome === 'accepted' ? read.list : null
}
