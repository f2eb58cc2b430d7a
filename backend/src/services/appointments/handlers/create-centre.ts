import type { Centre, CreateCentre } from '@sac/contracts/http/centres'
import { findProfile } from '@sac/contracts/template/profiles'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { findCentre } from '../store/centre-rows.ts'
import { forgetCentre } from './known-times.ts'
import { openCentre } from './open-centre.ts'

/** Opens a centre that can be booked at once. Throws Problem `centre.exists` where its id or station is another's. */
export async function createCentre(deps: AppointmentsDeps, command: CreateCentre, openedBy: string): Promise<Centre> {
  const { commandId, offer, ...said } = command
  const centre = { ...said, phone: said.phone ?? null, address: said.address ?? null }
  requireProfile(centre)
  return withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: command })))
      return (await findCentre(tx, centre)) ?? centre
    if (!(await openCentre(deps, tx, { centre, offer, openedBy })))
      throw new Problem('centre.exists', { detail: 'Give another id and station, or change the centre that has them.' })
    forgetCentre(deps, tx, centre)
    const about = { actorId: openedBy, subjectId: null, reason: null, note: null }
    await appendAudit(deps, tx, {
      ...about,
      action: 'centre.opened',
      details: { centreId: centre.centreId, commandId },
    })
    return centre
  })
}

function requireProfile({ profileId }: Pick<Centre, 'profileId'>): void {
  if (findProfile(profileId)) return
  const errors = [{ field: 'profileId', detail: 'is no known profile' }]
  throw new Problem('request.invalid', { detail: 'Name one of the profiles of rules.', errors })
}
