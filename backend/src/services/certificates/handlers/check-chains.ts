import { createHash } from 'node:crypto'
import { findChainHead } from '@sac/platform/audit/chain-rows'
import { checkAuditChain } from '@sac/platform/audit/check-audit-chain'
import { walkChain } from '@sac/platform/audit/walk-chain'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listChainedCertificates } from '../store/chained-certificates.ts'
import { certificateHash } from './certificate-hash.ts'

/** First position at which a chain does not hold, null where it holds to its head. */
export type ChainReport = { certificates: number | null; audit: number | null }

const batch = 500

/** Recomputes both hash chains from their first entry; an altered, missing or inserted entry shows. */
export async function checkChains({ pool }: Pick<CertificatesDeps, 'pool'>): Promise<ChainReport> {
  const certificates = await walkChain(
    async (position) => {
      const rows = await listChainedCertificates(pool, { position, limit: batch })
      return rows.map((row) => ({
        ...row,
        expected: certificateHash(row, { ...row, previous: row.prevHash, coseSha256: digestOf(row.cose) }),
      }))
    },
    await findChainHead(pool, { name: 'certificates' }),
  )
  return { certificates, audit: await checkAuditChain(pool) }
}

// From the bytes, not from the stored digest: bytes put in their place must show too.
const digestOf = (cose: Buffer | null) => (cose === null ? null : createHash('sha256').update(cose).digest())
