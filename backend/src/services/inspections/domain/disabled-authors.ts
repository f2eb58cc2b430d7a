// Disabled means disabled: what arrives after an account was disabled is evidence, whatever time it claims, and certifies only
// when the office says so. The order is that of the server's receipt, so that it does not matter which of the two was heard of
// first.
import type { ReceivedLine } from './evidence.ts'
import type { Stopped } from './reason.ts'

/** When accounts were disabled, as it is known now, by person; others may work. */
export type Disabled = ReadonlyMap<string, Date>

type Named = Pick<ReceivedLine, 'line' | 'receipt' | 'receivedAt'>

/** Since when the author could not work any more when this line came; null when they could. */
function disabledFor({ line, receipt, receivedAt }: Named, disabled: Disabled): string | null {
  if (receipt?.authorDisabledAt) return receipt.authorDisabledAt
  const since = disabled.get(line.actorId)
  return since && since.getTime() <= Date.parse(receipt?.at ?? receivedAt) ? since.toISOString() : null
}

/** Why what was sealed does not certify by itself; null when it does. `lines`: the covered ones and the seal's own. */
export function refuseDisabled(lines: readonly Named[], disabled: Disabled): Stopped | null {
  const since = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const received of lines) {
    const at = disabledFor(received, disabled)
    if (at === null) continue
    const { actorId } = received.line
    since.set(actorId, at)
    counts.set(actorId, (counts.get(actorId) ?? 0) + 1)
  }
  const reasons = [...since].map(([actorId, at]) => ({
    code: 'author-disabled' as const,
    detail: `${counts.get(actorId)} entries of ${actorId} arrived after the account was disabled (${at})`,
  }))
  return reasons.length > 0 ? { status: 'quarantined', reasons } : null
}
