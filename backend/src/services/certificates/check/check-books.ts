// Proves that nobody has rewritten what was certified, decided and done, in every schema that has an audit.
import type { BrokenRow, ChainsChecked } from '@sac/contracts/http/chains'
import { auditChain } from '@sac/platform/audit/chain'
import type { ChainHead } from '@sac/platform/audit/chain-rows'
import { checkAuditChain } from '@sac/platform/audit/check-audit-chain'
import type { Break } from '@sac/platform/audit/walk-chain'
import type { Pool } from '@sac/platform/db/create-pool'
import { withSnapshot } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listAccepted } from '../store/check-rows.ts'
import { checkList, ownChains } from './anchors.ts'
import { checkChains } from './check-chains.ts'
import { checkKept } from './kept-heads.ts'

/** A schema in which people's acts are audited. */
export type AuditedSchema = { schema: string; pool: Pool }

export type BooksToCheck = {
  certificates: Pick<CertificatesDeps, 'pool' | 'keys' | 'blobs' | 'now' | 'newId'>
  /** Of the other services. */
  others: readonly AuditedSchema[]
}

export const chainsOf = (others: readonly AuditedSchema[]) => others.map(({ schema, pool }) => auditChain(schema, pool))

/** `lists`: status lists somebody has kept. */
export async function checkBooks(
  { certificates, others }: BooksToCheck,
  lists: readonly string[] = [],
): Promise<ChainsChecked> {
  const { pool, blobs, now } = certificates
  const own = await checkChains(certificates)
  const checked = await Promise.all(others.map(checkOther))
  const chains = [...ownChains(pool), ...chainsOf(others)]
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
      ...checked.map(({ head }) => head),
    ],
    broken,
    kept,
    lists: handed,
    accepted: accepted.map(({ at, note }) => ({ at: at.toISOString(), note })),
  }
}

async function checkOther({ schema, pool }: AuditedSchema) {
  const { length, hash, broken } = await withSnapshot(pool, (db) => checkAuditChain(db))
  return {
    head: headOf(`${schema}.audit`, { position: length, hash }),
    broken: broken === null ? [] : [rowIn(schema)(broken)],
  }
}

const headOf = (name: string, { position, hash }: ChainHead) => ({
  name,
  length: position,
  hash: hash.toString('hex'),
})

const rowIn =
  (schema: string) =>
  (row: Break): BrokenRow => ({ schema, ...row })
