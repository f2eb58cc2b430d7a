import { createHash } from 'node:crypto'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import type { NewId } from '#ids'
import { type AuditRow, insertAuditEvents } from './audit-rows.ts'
import { lockChainHead, moveChainHead } from './chain-rows.ts'
import { chainedText } from './hash-chain.ts'

export type AuditEntry = Pick<AuditRow, 'actorId' | 'action' | 'subjectId' | 'reason' | 'note' | 'details'>

/** SHA-256 of an audit event's content on top of the one before, as hashed when it was written. */
export function auditHash(row: Omit<AuditRow, 'hash'>): Buffer {
  const { position, auditId, actorId, action, subjectId, reason, note, details } = row
  const entry = { position, auditId, actorId, action, subjectId, reason, note, details, at: row.at.toISOString() }
  const text = chainedText(row.prevHash.toString('hex'), entry)
  return createHash('sha256').update(text).digest()
}

type Time = { now: Clock; newId: NewId }

/** Records in the schema of `tx` what was done, by whom and why. Last statement of a transaction: the chain's head stays locked until its end. */
export function appendAudit(time: Time, tx: Tx, entry: AuditEntry): Promise<void> {
  return appendAllAudit(time, tx, [entry])
}

/** The same for many entries, in their order. */
export async function appendAllAudit({ now, newId }: Time, tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  let head = await lockChainHead(tx, { name: 'audit' })
  const rows: AuditRow[] = []
  for (const entry of entries) {
    const row = { ...entry, position: head.position + 1, auditId: newId(), at: now(), prevHash: head.hash }
    const hash = auditHash(row)
    rows.push({ ...row, hash })
    head = { position: row.position, hash }
  }
  await insertAuditEvents(tx, rows)
  await moveChainHead(tx, { name: 'audit', ...head })
}
