import type { JoinWaitingList, WaitingEntry } from '@sac/contracts/http/bookings'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { findWaiting, insertWaiting, updateWaiting, type WaitingRow } from '../store/waiting-rows.ts'
import { requireCentre, requireOffered } from './require-centre.ts'

export const entryOf = ({ userId: _whose, joinedAt: _when, ...entry }: WaitingRow): WaitingEntry => entry

/** Waits for a time that is let go between two days. Repeating the command gives the same entry. */
export async function joinWaitingList(
  deps: AppointmentsDeps,
  entry: JoinWaitingList,
  userId: string,
): Promise<WaitingEntry> {
  const centre = await requireCentre(deps.pool, entry)
  requireOffered(centre, { kind: entry.kind, category: entry.vehicle.category }, deps.now())
  return withTransaction(deps.pool, async (tx) => {
    if (await isNewCommand(deps, tx, { commandId: entry.entryId, content: { ...entry, userId } }))
      await insertWaiting(tx, { entry, userId, at: deps.now() })
    return entryOf(await requireEntry(tx, entry.entryId, userId))
  })
}

type Reader = Parameters<typeof findWaiting>[0]

async function requireEntry(db: Reader, entryId: string, userId: string): Promise<WaitingRow> {
  const entry = await findWaiting(db, { entryId })
  if (entry?.userId !== userId) throw new Problem('waiting.not-found', { detail: 'Look at what you wait for.' })
  return entry
}

/** Waits no longer; done twice, or after a time was offered, it changes nothing. */
export async function leaveWaitingList(deps: AppointmentsDeps, entryId: string, userId: string): Promise<WaitingEntry> {
  await requireEntry(deps.pool, entryId, userId)
  await updateWaiting(deps.pool, { entryId, status: 'left', appointmentId: null })
  return entryOf(await requireEntry(deps.pool, entryId, userId))
}
