import { createHash } from 'node:crypto'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import type { NewId } from '#ids'
import { type AuditRow, insertAuditEvent } from './audit-rows.ts'
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

/** Records in the schema of `tx` what was done, by whom and why. Last statement of a transaction: the chain's head stays locked until its end. */
export async function appendAudit(
  { now, newId }: { now: Clock; newId: NewId },
  tx: Tx,
  entry: AuditEntry,
): Promise<void> {
  const head = await lockChainHead(tx, { name: 'audit' })
  const position = head.position + 1
  const row = { ...entry, position, auditId: newId(), at: now(), prevHash: head.hash }
  const hash = auditHash(row)
  await insertAuditEvent(tx, { ...row, hash })
  await moveChainHead(tx, { name: 'audit', position, hash })
}
