import { createHash } from 'node:crypto'
import { type ChainHead, findChainHead } from '@sac/platform/audit/chain-rows'
import { checkAuditChain } from '@sac/platform/audit/check-audit-chain'
import { type Break, walkChain } from '@sac/platform/audit/walk-chain'
import type { Db } from '@sac/platform/db/db'
import { withSnapshot } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { certificateHash, olderCertificateHash } from '../sealing/certificate-hash.ts'
import { type ChainedCertificate, findUnchained, listChainedCertificates } from '../store/chained-certificates.ts'
import { checkKeys, seeKey, type ToldKeys } from './check-keys.ts'
import { checkLists } from './check-lists.ts'
import { checkStates, seeState, type ToldStates } from './check-states.ts'

/** Heads by the name of their chain; of everything that does not hold the first row each. */
export type ChainsReport = { heads: { certificates: ChainHead; audit: ChainHead }; broken: readonly Break[] }

const batch = 500
const table = 'certificates'

/**
 * Recomputes both hash chains from their first entry, and compares with them what rows say: an altered, missing or inserted
 * entry shows, and so does a status, a key or a published list that nobody decided.
 */
export function checkChains({ pool, keys }: Pick<CertificatesDeps, 'pool' | 'keys'>): Promise<ChainsReport> {
  return withSnapshot(pool, async (db) => {
    const [states, told]: [ToldStates, ToldKeys] = [new Map(), new Map()]
    const head = await findChainHead(db, { name: 'certificates' })
    const certificates = (await checkCertificates(db, head)) ?? (await findOutside(db, head))
    const audit = await checkAuditChain(db, (row) => {
      seeState(states, row)
      seeKey(told, row)
    })
    // Where the audit does not hold, nothing can be compared with it.
    const compared = audit.broken
      ? [audit.broken]
      : [await checkStates(db, states), await checkKeys(db, { told, keys }), await checkLists(db)]
    return {
      heads: { certificates: head, audit: { position: audit.length, hash: audit.hash } },
      broken: [certificates, ...compared].filter((one) => one !== null),
    }
  })
}

const checkCertificates = (db: Db, head: ChainHead): Promise<Break | null> =>
  walkChain({
    table,
    head,
    read: async (position) => (await listChainedCertificates(db, { position, limit: batch })).map(linkOf),
  })

function linkOf(row: ChainedCertificate) {
  // From the bytes, not from the stored digest: bytes put in their place must show too.
  const coseSha256 = row.cose === null ? null : createHash('sha256').update(row.cose).digest()
  const link = { position: row.position, previous: row.prevHash, coseSha256, pdfSha256: row.pdfSha256 }
  return { ...row, id: row.certificateId, expected: [certificateHash(row, link), olderCertificateHash(row, link)] }
}

async function findOutside(db: Db, head: ChainHead): Promise<Break | null> {
  const row = await findUnchained(db, head)
  return row && { table, ...row, fault: 'beyond' }
}
