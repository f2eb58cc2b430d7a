import type { CentreOffer } from '@sac/contracts/http/centres'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { insertOffer } from '../store/offer-rows.ts'
import { forgetCentre } from './known-times.ts'
import { requireCentre } from './require-centre.ts'

type Changing = { centreId: string; commandId: string; offer: CentreOffer; changedBy: string }

/** Replaces a centre's offer. What was booked before stays as it was booked. */
export async function changeOffer(
  deps: AppointmentsDeps,
  { centreId, commandId, offer, changedBy }: Changing,
): Promise<CentreOffer> {
  await requireCentre(deps.pool, { centreId })
  return withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { centreId, offer } })))
      return (await requireCentre(tx, { centreId })).offer ?? offer
    await insertOffer(tx, { centreId, offer, changedBy, changedAt: deps.now() })
    forgetCentre(deps, tx, { centreId })
    const about = { actorId: changedBy, subjectId: null, reason: null, note: null }
    await appendAudit(deps, tx, { ...about, action: 'centre.offer-changed', details: { centreId, commandId } })
    return offer
  })
}
