import { checkAuditChain } from '@sac/platform/audit/check-audit-chain'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Mailbox } from './dead-letter-routes.ts'

/** Recomputes what the office did in each schema; a chain that does not hold is an alarm and no reason not to start. */
export async function reportAuditChains(mailboxes: readonly Mailbox[], log: Logger): Promise<void> {
  for (const { group, pool } of mailboxes) {
    const position = await checkAuditChain(pool)
    if (position === null) continue
    log.error({ alarm: 'chain-broken', group, audit: position }, 'audit events have been changed in the database')
  }
}
