import type { Stranded } from '@sac/contracts/http/board'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { opensFor } from '../domain/day.ts'
import { listThese, listToCome } from '../store/appointment-rows.ts'
import { withNames } from './read-board.ts'
import { requireCentre } from './require-centre.ts'

const shown = 100

/** What was booked before a centre or a bay was closed, and is still to come. Throws Problem `centre.not-found`. */
export async function listStranded(deps: AppointmentsDeps, { centreId }: { centreId: string }): Promise<Stranded> {
  const { pool, now } = deps
  const { offer, ...centre } = await requireCentre(pool, { centreId })
  if (!offer) return { count: 0, appointments: [] }
  const isOpen = opensFor({ ...centre, offer })
  const stranded = (await listToCome(pool, { centreId, from: now() })).filter((one) => !isOpen(one))
  const first = stranded.slice(0, shown).map(({ appointmentId }) => appointmentId)
  return { count: stranded.length, appointments: await withNames(deps, await listThese(pool, first)) }
}
