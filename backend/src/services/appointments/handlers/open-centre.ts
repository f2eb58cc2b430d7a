import { newEvent } from '@sac/contracts/events/new-event'
import type { Centre, CentreOffer } from '@sac/contracts/http/centres'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { insertCentreIfAbsent } from '../store/centre-rows.ts'
import { findOpenCentre, insertOffer } from '../store/offer-rows.ts'

/** Tells every device of a centre as it is now. */
export const tellCentre = (deps: AppointmentsDeps, tx: Tx, centre: Centre, userId: string | null): Promise<void> =>
  publish(deps, tx, [
    newEvent(
      'appointment.reference-published',
      { entity: 'centre', id: centre.centreId, value: { ...centre } },
      { userId },
    ),
  ])

type Opening = { centre: Centre; offer: CentreOffer; openedBy: string | null }

/** Opens a centre, and gives it the offer where it has none. False when its id or station is known; it is left as it is. */
export async function openCentre(
  deps: AppointmentsDeps,
  tx: Tx,
  { centre, offer, openedBy }: Opening,
): Promise<boolean> {
  const isNew = await insertCentreIfAbsent(tx, centre)
  if (isNew) await tellCentre(deps, tx, centre, openedBy)
  const known = await findOpenCentre(tx, centre)
  if (known?.offer === null)
    await insertOffer(tx, { centreId: centre.centreId, offer, changedBy: openedBy, changedAt: deps.now() })
  return isNew
}
