import type { Db } from '#db/db'
import { auditHash } from './append-audit.ts'
import { listAuditEventsFrom } from './audit-rows.ts'
import { findChainHead } from './chain-rows.ts'
import { walkChain } from './walk-chain.ts'

const batch = 500

/** Recomputes the audit chain of the connection's schema; the first position that does not hold, null where all do. */
export async function checkAuditChain(db: Db): Promise<number | null> {
  return walkChain(
    async (position) => {
      const rows = await listAuditEventsFrom(db, { position, limit: batch })
      return rows.map((row) => ({ ...row, expected: auditHash(row) }))
    },
    await findChainHead(db, { name: 'audit' }),
  )
}
