import { isDeepStrictEqual } from 'node:util'
import type { Centre, ChangeCentre } from '@sac/contracts/http/centres'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { closeOtherBays, findBookedBay, findCentre, openBays, updateCentre } from '../store/centre-rows.ts'
import { lockOffer } from '../store/offer-rows.ts'
import { lockBays } from '../store/slot-rows.ts'
import { forgetCentre } from './known-times.ts'
import { tellCentre } from './open-centre.ts'
import { noSuchCentre } from './require-centre.ts'

type Changing = ChangeCentre & { centreId: string }
type Seen = NonNullable<ChangeCentre['seen']>

/** Changes what a centre is; devices are told. Throws Problem `centre.bay-booked` where a bay is left out that is still needed. */
export async function changeCentre(deps: AppointmentsDeps, command: Changing, changedBy: string): Promise<Centre> {
  const { centreId, commandId } = command
  return withTransaction(deps.pool, async (tx) => {
    if (!(await findCentre(tx, { centreId }))) throw noSuchCentre()
    if (await isNewCommand(deps, tx, { commandId, content: command })) {
      await lockOffer(tx, { centreId })
      await lockBays(tx, { centreId })
      const known = await requireKnown(tx, centreId)
      if (command.seen) requireSeen(known, command.seen)
      const { phone = known.phone, address = known.address } = command
      await updateCentre(tx, { ...command, phone, address })
      await changeBays(deps, tx, command)
      await tellCentre(deps, tx, await requireKnown(tx, centreId), changedBy)
      forgetCentre(deps, tx, { centreId })
      const about = { actorId: changedBy, subjectId: null, reason: null, note: null }
      await appendAudit(deps, tx, { ...about, action: 'centre.changed', details: { centreId, commandId } })
    }
    return requireKnown(tx, centreId)
  })
}

const aboutOf = ({
  name,
  place,
  phone,
  address,
  bays,
}: Pick<Centre, 'name' | 'place' | 'phone' | 'address' | 'bays'>) => ({
  name,
  place,
  phone,
  address,
  bays: bays.toSorted(),
})

function requireSeen(now: Centre, { phone = now.phone, address = now.address, ...seen }: Seen): void {
  if (isDeepStrictEqual(aboutOf({ ...seen, phone, address }), aboutOf(now))) return
  throw new Problem('record.changed', { detail: 'Look at the centre as it is now, and change it again.' })
}

async function changeBays({ now }: AppointmentsDeps, tx: Tx, { centreId, bays }: Changing): Promise<void> {
  await openBays(tx, { centreId, bays })
  const closed = await closeOtherBays(tx, { centreId, bays, at: now() })
  const booked = await findBookedBay(tx, { centreId, bays: closed, now: now() })
  if (booked !== null)
    throw new Problem('centre.bay-booked', { detail: `Move or cancel what is booked in ${booked} first.` })
}

async function requireKnown(tx: Tx, centreId: string): Promise<Centre> {
  const centre = await findCentre(tx, { centreId })
  if (!centre) throw noSuchCentre()
  return centre
}
