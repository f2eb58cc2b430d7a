import type { AuditRow } from '@sac/platform/audit/audit-rows'
import type { Break } from '@sac/platform/audit/walk-chain'
import type { Db } from '@sac/platform/db/db'
import * as z from 'zod/mini'
import { CertificateState, freshState, isSameState } from '../domain/certificate-state.ts'
import { listChangedStates, type StateRow } from '../store/state-rows.ts'

const Decided = z.object({ state: CertificateState })

/** What the audit says of certificates, entry by entry. */
export type ToldStates = Map<string, CertificateState>

export function seeState(told: ToldStates, { subjectId, details }: AuditRow): void {
  if (subjectId === null || !('state' in details)) return
  told.set(subjectId, z.parse(Decided, details).state)
}

const batch = 500
const first = '00000000-0000-0000-0000-000000000000'
const table = 'certificates'

/** The first certificate whose row says something else than what was decided about it; null where all agree. */
export async function checkStates(db: Db, told: ToldStates): Promise<Break | null> {
  const untouched = new Map(told)
  for (let after = first; ; ) {
    const rows = await listChangedStates(db, { after, limit: batch })
    const other = rows.find(({ id, state }) => !isSameState(state, untouched.get(id) ?? freshState))
    if (other) return breakAt(other)
    for (const { id } of rows) untouched.delete(id)
    const last = rows.at(-1)
    if (!last || rows.length < batch) break
    after = last.id
  }
  // Decided about, and the row knows nothing of it.
  const [forgotten] = untouched.keys()
  return forgotten === undefined ? null : { table, position: null, id: forgotten, fault: 'state' }
}

const breakAt = ({ id, position }: StateRow): Break => ({ table, position, id, fault: 'state' })
