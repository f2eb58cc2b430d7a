import type { CentreOffer, OfferInForce } from '@sac/contracts/http/centres'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import type { Db } from '@sac/platform/db/db'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { findOffer, insertOffer, lockOffer } from '../store/offer-rows.ts'
import { forgetCentre } from './known-times.ts'
import { noSuchCentre, requireCentre } from './require-centre.ts'

type Changing = {
  centreId: string
  commandId: string
  offer: CentreOffer
  seen?: number | undefined
  changedBy: string
}

/** Replaces a centre's offer. What was booked before stays as it was booked. */
export async function changeOffer(
  deps: AppointmentsDeps,
  { centreId, commandId, offer, seen, changedBy }: Changing,
): Promise<OfferInForce> {
  await requireCentre(deps.pool, { centreId })
  return withTransaction(deps.pool, async (tx) => {
    if (await isNewCommand(deps, tx, { commandId, content: { centreId, offer } })) {
      if (seen !== undefined) await requireSeen(tx, { centreId, seen })
      await insertOffer(tx, { centreId, offer, changedBy, changedAt: deps.now() })
      forgetCentre(deps, tx, { centreId })
      const about = { actorId: changedBy, subjectId: null, reason: null, note: null }
      await appendAudit(deps, tx, { ...about, action: 'centre.offer-changed', details: { centreId, commandId } })
    }
    return requireOffer(tx, { centreId })
  })
}

async function requireSeen(tx: Tx, { centreId, seen }: { centreId: string; seen: number }): Promise<void> {
  await lockOffer(tx, { centreId })
  if ((await findOffer(tx, { centreId }))?.version !== seen)
    throw new Problem('record.changed', { detail: 'Look at the offer as it is now, and change it again.' })
}

/** Throws Problem `centre.not-found` where nothing was ever offered. */
export async function requireOffer(db: Db, centre: { centreId: string }): Promise<OfferInForce> {
  const inForce = await findOffer(db, centre)
  if (!inForce) throw noSuchCentre()
  return inForce
}
