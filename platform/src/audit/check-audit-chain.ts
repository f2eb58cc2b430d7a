import type { Db } from '#db/db'
import { auditHash } from './append-audit.ts'
import { type AuditRow, findAuditEventBeyond, listAuditEventsFrom } from './audit-rows.ts'
import { type ChainHead, findChainHead } from './chain-rows.ts'
import { type Break, type ChainReport, walkChain } from './walk-chain.ts'

const batch = 500
const table = 'audit_events'

/**
 * Recomputes the audit chain of the connection's schema; `see` is told of every entry that holds. Ask within a snapshot
 * (`withSnapshot`), so that nothing is appended meanwhile.
 */
export async function checkAuditChain(db: Db, see: (row: AuditRow) => void = () => undefined): Promise<ChainReport> {
  const head = await findChainHead(db, { name: 'audit' })
  const read = async (position: number) => {
    const rows = await listAuditEventsFrom(db, { position, limit: batch })
    return rows.map((row) => ({ ...row, id: row.auditId, expected: auditHash(row) }))
  }
  const broken = (await walkChain({ table, read, head, see })) ?? (await findBeyond(db, head))
  return { length: head.position, hash: head.hash, broken }
}

async function findBeyond(db: Db, head: ChainHead): Promise<Break | null> {
  const row = await findAuditEventBeyond(db, head)
  return row && { table, ...row, fault: 'beyond' }
}
