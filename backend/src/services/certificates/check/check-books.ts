// Proves that nobody has rewritten what was certified, decided and done, in every schema that has an audit.
import type { BrokenRow, ChainsChecked } from '@sac/contracts/http/chains'
import { auditChain, type Chain, type CheckedChain } from '@sac/platform/audit/chain'
import type { ChainHead } from '@sac/platform/audit/chain-rows'
import { checkAuditChain } from '@sac/platform/audit/check-audit-chain'
import type { Break } from '@sac/platform/audit/walk-chain'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Db } from '@sac/platform/db/db'
import { withSnapshot } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listAccepted } from '../store/check-rows.ts'
import { checkList, ownChains } from './anchors.ts'
import { checkChains } from './check-chains.ts'
import { checkKept } from './kept-heads.ts'

/** A schema in which people's acts are audited; `chains`: what else it keeps in chains. */
export type AuditedSchema = {
  schema: string
  pool: Pool
  chains?: ((db: Db) => Promise<readonly CheckedChain[]>) | undefined
}

export type BooksToCheck = {
  certificates: Pick<CertificatesDeps, 'pool' | 'keys' | 'blobs' | 'now' | 'newId'>
  /** Of the other services. */
  others: readonly AuditedSchema[]
}

/** As they are now: a service may begin another chain at any time. */
export async function chainsOf(others: readonly AuditedSchema[]): Promise<Chain[]> {
  const all = others.map(async ({ schema, pool, chains }) => [
    auditChain(schema, pool),
    ...((await chains?.(pool)) ?? []),
  ])
  return (await Promise.all(all)).flat()
}

/** `lists`: status lists somebody has kept. */
export async function checkBooks(
  { certificates, others }: BooksToCheck,
  lists: readonly string[] = [],
): Promise<ChainsChecked> {
  const { pool, blobs, now } = certificates
  const own = await checkChains(certificates)
  const checked = await Promise.all(others.map(checkOther))
  const chains = [...ownChains(pool), ...(await chainsOf(others))]
  const kept = await checkKept(blobs.records, chains)
  const handed = await Promise.all(lists.map((jws) => checkList(certificates, chains, jws)))
  const broken = [...own.broken.map(rowIn('certificates')), ...checked.flatMap((one) => one.broken)]
  const accepted = await listAccepted(pool)
  return {
    at: now().toISOString(),
    ok: broken.length === 0 && kept?.outcome !== 'broken' && handed.every(({ outcome }) => outcome !== 'broken'),
    chains: [
      headOf('certificates', own.heads.certificates),
      headOf('certificates.audit', own.heads.audit),
      ...checked.flatMap(({ heads }) => heads),
    ],
    broken,
    kept,
    lists: handed,
    accepted: accepted.map(({ at, note }) => ({ at: at.toISOString(), note })),
  }
}

async function checkOther({ schema, pool, chains }: AuditedSchema) {
  return withSnapshot(pool, async (db) => {
    const { length, hash, broken } = await checkAuditChain(db)
    const heads = [headOf(`${schema}.audit`, { position: length, hash })]
    const breaks = [broken]
    for (const { name, findHead, check } of (await chains?.(db)) ?? []) {
      heads.push(headOf(name, await findHead()))
      breaks.push(await check())
    }
    return { heads, broken: breaks.filter((one) => one !== null).map(rowIn(schema)) }
  })
}

const headOf = (name: string, { position, hash }: ChainHead) => ({
  name,
  length: position,
  hash: hash.toString('hex'),
})

const rowIn =
  (schema: string) =>
  (row: Break): BrokenRow => ({ schema, ...row })
