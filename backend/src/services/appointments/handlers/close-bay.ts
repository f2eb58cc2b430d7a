import type { BayClosing, CloseBay } from '@sac/contracts/http/board'
import { addDays, dateIn, instantOf } from '@sac/contracts/inspection/calendar'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import type { OpenCentre } from '../domain/offer.ts'
import { endClosing, endLapsedIn, insertClosing, lockClosing } from '../store/closing-rows.ts'
import { lockBays } from '../store/slot-rows.ts'
import { offerToWaiting } from './offer-to-waiting.ts'
import { tellCentre } from './open-centre.ts'
import { keepCentre } from './require-centre.ts'
import { tell } from './take-time.ts'

type Closing = CloseBay & { centreId: string; closedBy: string }

/** Closes a bay for a while. Throws Problem `centre.bay-booked` where something is booked there meanwhile. */
export async function closeBay(deps: AppointmentsDeps, command: Closing): Promise<BayClosing> {
  const { closedBy, ...content } = command
  return withTransaction(deps.pool, async (tx) => {
    const centre = await keepCentre(tx, command)
    requireBay(centre, command.bay)
    await lockBays(tx, centre)
    const isNew = await isNewCommand(deps, tx, { commandId: command.closingId, content })
    if (!isNew) return (await lockClosing(tx, command)) ?? asAsked(command)
    const at = deps.now()
    const lapsed = await endLapsedIn(tx, { ...command, at })
    const closing = await insertClosing(tx, { ...command, at })
    if (!closing) throw new Problem('centre.bay-booked', { detail: `Move or cancel what is booked in ${command.bay}.` })
    await tellOf(deps, tx, { centre, closing, lapsed, by: closedBy })
    const about = { actorId: closedBy, subjectId: null, reason: command.reason, note: null }
    await appendAudit(deps, tx, { ...about, action: 'centre.bay-closed', details: { ...content, reason: null } })
    return closing
  })
}

/** It was opened again since: what was done is answered once more. */
const asAsked = ({ closingId, bay, from, to, reason }: Closing): BayClosing => ({ closingId, bay, from, to, reason })

function requireBay({ bays }: OpenCentre, bay: string): void {
  if (bays.includes(bay)) return
  const errors = [{ field: 'bay', detail: 'is not known' }]
  throw new Problem('request.invalid', { detail: 'Name one of the bays of the centre.', errors })
}

type Reopening = { centreId: string; closingId: string; commandId: string; by: string }

/** Opens a bay before its time; who waits for a time of that day gets it. */
export async function reopenBay(deps: AppointmentsDeps, { by, ...command }: Reopening): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    const centre = await keepCentre(tx, command)
    await lockBays(tx, centre)
    if (!(await isNewCommand(deps, tx, { commandId: command.commandId, content: command }))) return
    const closing = await lockClosing(tx, command)
    if (!closing) throw new Problem('centre.no-such-closing', { detail: 'Look at the day again.' })
    await endClosing(tx, { closingId: closing.closingId, at: deps.now() })
    await tellOf(deps, tx, { centre, closing, lapsed: [], by })
    await offerToWaiting(deps, tx, { centre, freed: { scheduledDate: closing.from, endsAt: closing.to } })
    const about = { actorId: by, subjectId: null, reason: null, note: null }
    await appendAudit(deps, tx, { ...about, action: 'centre.bay-reopened', details: command })
  })
}

type Telling = { centre: OpenCentre; closing: BayClosing; lapsed: readonly string[]; by: string }

/** The centre is told of again, so that whoever looks on looks again. */
async function tellOf(deps: AppointmentsDeps, tx: Tx, { centre, closing, lapsed, by }: Telling): Promise<void> {
  await tell(deps, tx, { centre, events: [], lapsed, instants: daysOf(centre, closing) })
  const { offer: _offer, ...known } = centre
  await tellCentre(deps, tx, known, by)
}

/** An instant of each day it touches. */
function daysOf({ timeZone }: OpenCentre, { from, to }: BayClosing): string[] {
  const [first, last] = [dateIn(timeZone, from), dateIn(timeZone, to)]
  const dates: string[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date)
  return dates.map((date) => new Date(instantOf(date, 0, timeZone)).toISOString())
}
